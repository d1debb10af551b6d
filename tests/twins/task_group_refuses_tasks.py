# SPDX-License-Identifier: MIT
# A task group that takes no task says in which state it is.
import asyncio


async def child():
    pass


async def failing():
    raise ValueError("bad")


async def stubborn():
    try:
        await asyncio.sleep(5)
    finally:
        await asyncio.sleep(1)


def ask(group):
    try:
        group.create_task(child())
    except RuntimeError as e:
        print(e)


async def later(group):
    await asyncio.sleep(0.5)
    ask(group)


async def main():
    group = asyncio.TaskGroup()
    ask(group)
    asyncio.create_task(later(group))
    try:
        async with group:
            group.create_task(failing())
            group.create_task(stubborn())
            await asyncio.sleep(3)
    except* ValueError:
        ask(group)
    try:
        async with group:
            pass
    except RuntimeError as e:
        print(e)


asyncio.run(main())
