# SPDX-License-Identifier: MIT
# A task that catches CancelledError and goes on ends with a
# result.
import asyncio


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("no")
    await asyncio.sleep(1)
    return "finished"


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(1)
    task.cancel()
    v = await task
    print(v, task.cancelled(), task.cancelling())
    print(task.cancel())


asyncio.run(main())
