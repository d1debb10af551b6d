# SPDX-License-Identifier: MIT
# A job that runs goes on when its future is cancelled.
import asyncio
import time


def work():
    print("begin")
    time.sleep(2)
    print("end")


async def main():
    task = asyncio.create_task(asyncio.to_thread(work))
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")
    await asyncio.sleep(2)


asyncio.run(main())
