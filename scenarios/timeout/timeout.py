# SPDX-License-Identifier: MIT
import asyncio


async def operation():
    print("Operation started")
    try:
        await asyncio.sleep(10)
        print("Operation finished")
    except asyncio.CancelledError:
        print("Operation cancelled")
        raise
    finally:
        print("Operation cleaned up")


async def main():
    try:
        await asyncio.wait_for(operation(), 5)
    except TimeoutError:
        print("Gave up after 5 seconds")


asyncio.run(main())
