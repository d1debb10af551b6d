# SPDX-License-Identifier: MIT
import asyncio


async def inner():
    try:
        async with asyncio.timeout(2):
            await asyncio.sleep(10)
    except TimeoutError:
        print("inner timeout")


async def main():
    try:
        async with asyncio.timeout(5):
            await inner()
            await asyncio.sleep(10)
            print("never printed")
    except TimeoutError:
        print("outer timeout")


asyncio.run(main())
