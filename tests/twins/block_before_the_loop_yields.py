# SPDX-License-Identifier: MIT
# A coroutine that blocks in its first step moves the clock for
# all; sleeps count from where it stood.
import asyncio
import time


async def busy():
    time.sleep(0.75)
    await asyncio.sleep(0.25)
    print("busy", asyncio.get_running_loop().time())


def blocks(seconds):
    time.sleep(seconds)
    print("callback", asyncio.get_running_loop().time())


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(blocks, 0.5)
    await asyncio.gather(busy(), busy(), asyncio.sleep(1))
    print("main", loop.time())


asyncio.run(main())
