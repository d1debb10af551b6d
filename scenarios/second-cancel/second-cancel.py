# SPDX-License-Identifier: MIT
import asyncio


async def worker():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleaning up")
        await asyncio.sleep(3)
        print("cleaned up")


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(1)
    print("impatient")
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("not cleaned up")


asyncio.run(main())
