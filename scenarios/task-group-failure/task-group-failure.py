# SPDX-License-Identifier: MIT
import asyncio


async def work(name, delay):
    try:
        await asyncio.sleep(delay)
        print(f"{name} finished")
    except asyncio.CancelledError:
        print(f"{name} cancelled")
        raise


async def fail(delay):
    await asyncio.sleep(delay)
    raise ValueError("bad answer")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("A", 1))
            group.create_task(fail(2))
            group.create_task(work("C", 3))
    except* ValueError as failed:
        print(failed.exceptions)


asyncio.run(main())
