# SPDX-License-Identifier: MIT
import asyncio
from contextlib import aclosing


async def rows(table):
    print(f"{table}: connect")
    try:
        for number in [1, 2, 3]:
            yield number
            await asyncio.sleep(1)
    finally:
        await asyncio.sleep(1)
        print(f"{table}: disconnect")


async def main():
    async for number in rows("cats"):
        print(f"cat {number}")
        if number == 2:
            break
    print("cat found")
    async with aclosing(rows("dogs")) as dogs:
        async for number in dogs:
            print(f"dog {number}")
            if number == 2:
                break
    print("dog found")


asyncio.run(main())
