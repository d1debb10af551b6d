# SPDX-License-Identifier: MIT
# A coroutine that nobody awaits is told at the end; one that a
# task was made of is not.
import asyncio


async def forgotten():
    pass


async def cancelled_one():
    pass


async def main():
    forgotten()
    task = asyncio.create_task(cancelled_one())
    task.cancel()
    asyncio.sleep(1)
    await asyncio.sleep(0)
    forgotten()
    print("main ends")


asyncio.run(main())
