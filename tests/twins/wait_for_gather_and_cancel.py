# SPDX-License-Identifier: MIT
# wait_for() of a gather cancels its children; cancelled from
# outside it raises no TimeoutError.
import asyncio


async def child(delay):
    try:
        await asyncio.sleep(delay)
    finally:
        print("child left")


async def waiter():
    try:
        await asyncio.wait_for(child(5), 2)
    except Exception:
        print("never printed")


async def main():
    try:
        await asyncio.wait_for(
            asyncio.gather(child(5), child(1), child(4)), 2)
    except TimeoutError as error:
        print(repr(error))
    task = asyncio.create_task(waiter())
    await asyncio.sleep(1)
    task.cancel("outside")
    await asyncio.gather(task, return_exceptions=True)
    print(task.cancelled())


asyncio.run(main())
