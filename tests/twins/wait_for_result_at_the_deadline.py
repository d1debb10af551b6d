# SPDX-License-Identifier: MIT
# A result that comes at the very instant of the deadline: what
# was armed first fires first.
import asyncio


async def child():
    await asyncio.sleep(1)
    return "in time"


async def main():
    try:
        print(await asyncio.wait_for(child(), 1))
    except TimeoutError:
        print("late")
    task = asyncio.create_task(child())
    await asyncio.sleep(0)
    try:
        print(await asyncio.wait_for(task, 1))
    except TimeoutError:
        print("late", task.done())


asyncio.run(main())
