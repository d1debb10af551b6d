# SPDX-License-Identifier: MIT
import asyncio


async def operation():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleaning up")
        await asyncio.sleep(3)
        print("cleaned up")


async def main():
    try:
        await asyncio.wait_for(operation(), 2)
    except TimeoutError:
        print("TimeoutError")


asyncio.run(main())
