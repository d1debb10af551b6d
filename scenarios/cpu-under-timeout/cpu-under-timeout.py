# SPDX-License-Identifier: MIT
import asyncio
import time


async def compute():
    print("computing")
    time.sleep(3)  # CPU work
    print("computed; saving")
    await asyncio.sleep(1)
    print("saved")


async def main():
    try:
        await asyncio.wait_for(compute(), 1)
    except TimeoutError:
        print("timed out")


asyncio.run(main())
