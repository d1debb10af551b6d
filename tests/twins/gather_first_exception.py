# SPDX-License-Identifier: MIT
# gather() raises the first exception at once; the other
# children go on and theirs are not told.
import asyncio


async def failing(delay):
    await asyncio.sleep(delay)
    raise ValueError(f"after {delay}")


async def child():
    await asyncio.sleep(3)
    print("child ends")


async def main():
    try:
        await asyncio.gather(
            failing(2.0), child(), failing(1.0))
    except ValueError as error:
        print(repr(error))
    await asyncio.sleep(3)


asyncio.run(main())
