# SPDX-License-Identifier: MIT
# A left-over task that awaits another is asked twice: once
# itself, once through the other.
import asyncio


async def inner():
    try:
        await asyncio.sleep(5)
    finally:
        print("inner", asyncio.current_task().cancelling())
        await asyncio.sleep(1)


async def outer(task):
    try:
        await task
    finally:
        print("outer", asyncio.current_task().cancelling())


async def main():
    task = asyncio.create_task(inner())
    asyncio.create_task(outer(task))
    asyncio.create_task(outer(task))
    await asyncio.sleep(1)


asyncio.run(main())
