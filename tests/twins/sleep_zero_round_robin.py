# SPDX-License-Identifier: MIT
# Three tasks that give up their turn with sleep(0) take turns.
import asyncio


async def child(name):
    for i in range(3):
        print(name, i)
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(child("a"), child("b"), child("c"))


asyncio.run(main())
