# SPDX-License-Identifier: MIT
# A deadline that has passed cancels at the first await; without
# one no timer is armed.
import asyncio


async def body(seconds):
    try:
        async with asyncio.timeout(seconds):
            print("body")
            await asyncio.sleep(1)
            print("slept")
    except TimeoutError:
        print("late")


async def main():
    await body(0)
    await body(-1)
    await body(None)
    async with asyncio.timeout(0):
        print("no await, no timeout")
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())
