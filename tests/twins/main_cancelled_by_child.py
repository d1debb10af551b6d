# SPDX-License-Identifier: MIT
# A child that cancels main ends the run with CancelledError and
# its message.
import asyncio


async def child(parent):
    parent.cancel("from below")
    await asyncio.sleep(1)
    print("never printed")


async def main():
    asyncio.create_task(child(asyncio.current_task()))
    try:
        await asyncio.sleep(5)
    finally:
        print("main left")


asyncio.run(main())
