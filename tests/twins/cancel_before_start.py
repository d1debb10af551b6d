# SPDX-License-Identifier: MIT
# A task cancelled before its first step never runs its body.
import asyncio


async def child():
    print("never printed")


async def main():
    task = asyncio.create_task(child())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())
