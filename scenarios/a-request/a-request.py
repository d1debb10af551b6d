# SPDX-License-Identifier: MIT
import asyncio


async def worker():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("delivered")
        await asyncio.sleep(1)
        raise


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(2)
    task.cancel()
    print("requested; done:", task.done())
    try:
        await task
    except asyncio.CancelledError:
        print("obeyed; done:", task.done())


asyncio.run(main())
