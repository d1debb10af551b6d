# SPDX-License-Identifier: MIT
# Callbacks run first in, first out; those that a callback adds
# run in the next tick.
import asyncio


def last(n):
    print("last", n)


def adds(n):
    print("adds", n)
    asyncio.get_running_loop().call_soon(last, n)


async def main():
    loop = asyncio.get_running_loop()
    for i in range(3):
        loop.call_soon(adds, i)
    print("main sleeps")
    await asyncio.sleep(0)
    print("main again")
    await asyncio.sleep(0)


asyncio.run(main())
