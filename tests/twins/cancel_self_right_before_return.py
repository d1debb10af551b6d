# SPDX-License-Identifier: MIT
# A task that cancels itself and then returns is cancelled; its
# result is lost.
import asyncio


async def child():
    asyncio.current_task().cancel("too late")
    return "lost"


async def failing():
    asyncio.current_task().cancel()
    raise ValueError("wins")


async def main():
    task = asyncio.create_task(child())
    try:
        print(await task)
    except asyncio.CancelledError as error:
        print(repr(error))
    print(task.cancelled())
    task = asyncio.create_task(failing())
    v = await asyncio.gather(task, return_exceptions=True)
    print(v)


asyncio.run(main())
