# SPDX-License-Identifier: MIT
# While one task holds the loop, the timers of others come due
# together, earliest first.
import asyncio
import time


async def child(delay):
    await asyncio.sleep(delay)
    print(delay, "at", asyncio.get_running_loop().time())


async def main():
    asyncio.create_task(child(0.3))
    asyncio.create_task(child(0.1))
    asyncio.create_task(child(0.2))
    asyncio.create_task(child(2.75))
    await asyncio.sleep(0)
    time.sleep(2.5)
    time.sleep(0)
    try:
        time.sleep(-1)
    except ValueError as error:
        print(repr(error))
    print("main at", asyncio.get_running_loop().time())
    await asyncio.sleep(1)


asyncio.run(main())
