# SPDX-License-Identifier: MIT
# A coroutine that has ended, or that runs, cannot be awaited; nor thrown into
# when it has ended.
import asyncio


async def nothing():
    return None


async def itself(coros):
    try:
        await coros[0]
    except ValueError as error:
        print(error)


async def through(coros):
    await itself(coros)


async def main():
    coro = nothing()
    await coro
    task = asyncio.create_task(coro)
    task.cancel()
    try:
        await task
    except RuntimeError as error:
        print(error)
    coros = [None]
    coros[0] = itself(coros)
    await coros[0]
    coros[0] = through(coros)
    await coros[0]
    coros[0] = through(coros)
    await asyncio.create_task(coros[0])


asyncio.run(main())
