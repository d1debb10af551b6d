# SPDX-License-Identifier: MIT
# A task with a pending request that awaits another task cancels
# that one at once.
import asyncio


async def sleeper():
    await asyncio.sleep(5)


async def child(task):
    asyncio.current_task().cancel("both")
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error))
    print(task.cancelled(), task.cancelling())


async def main():
    first = asyncio.create_task(sleeper())
    await asyncio.sleep(1)
    await asyncio.create_task(child(first))


asyncio.run(main())
