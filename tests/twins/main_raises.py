# SPDX-License-Identifier: MIT
# An exception that leaves main ends the run; the other task is
# cancelled first.
import asyncio


async def child():
    try:
        await asyncio.sleep(5)
    finally:
        print("child left")


async def main():
    asyncio.create_task(child())
    await asyncio.sleep(1)
    raise ValueError(f"bad {7}")


asyncio.run(main())
