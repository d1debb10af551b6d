# SPDX-License-Identifier: MIT
# A task made in the last moment of the clean-up has a few turns
# more, of which only its prints are told.
import asyncio


async def fresh(n):
    for i in range(9):
        print(f"{n}: {i}")
        if i == 1:
            asyncio.create_task(fresh(n + 1))
        await asyncio.sleep(0)


def makes(task):
    print(task.cancelled())
    asyncio.create_task(fresh(1))


async def child():
    await asyncio.sleep(5)


async def main():
    task = asyncio.create_task(child())
    task.add_done_callback(makes)
    await asyncio.sleep(1)


asyncio.run(main())
