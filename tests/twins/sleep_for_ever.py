# SPDX-License-Identifier: MIT
# sleep(inf) arms a timer at the end of time; it can be
# cancelled.
import asyncio


async def child():
    await asyncio.sleep(float("inf"))


async def main():
    task = asyncio.create_task(child())
    await asyncio.sleep(200000)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


asyncio.run(main())
