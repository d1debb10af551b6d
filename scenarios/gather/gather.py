# SPDX-License-Identifier: MIT
import asyncio


async def a():
    print("A started")
    await asyncio.sleep(2)
    print("A finished")
    return "A"


async def b():
    print("B started")
    await asyncio.sleep(1)
    print("B finished")
    return "B"


async def c():
    print("C started")
    await asyncio.sleep(3)
    print("C finished")
    return "C"


async def main():
    results = await asyncio.gather(a(), b(), c())
    print(results)


asyncio.run(main())
