# SPDX-License-Identifier: MIT
import asyncio


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("I go on")
    await asyncio.sleep(2)
    return "finished"


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(1)
    task.cancel()
    print(await task)
    print("cancelled:", task.cancelled())
    print("requests:", task.cancelling())


asyncio.run(main())
