# SPDX-License-Identifier: MIT
import asyncio


async def diner(name, first, second):
    async with first:
        print(f"{name} has one fork")
        await asyncio.sleep(1)
        async with second:
            print(f"{name} eats")


async def main():
    left = asyncio.Lock()
    right = asyncio.Lock()
    await asyncio.gather(
        diner("Ann", left, right),
        diner("Bob", right, left),
    )
    print("Good night")


asyncio.run(main())
