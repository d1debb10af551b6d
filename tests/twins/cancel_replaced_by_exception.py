# SPDX-License-Identifier: MIT
# What an except part raises instead of CancelledError is how
# the task ends.
import asyncio


async def child():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        raise ValueError("instead")


async def main():
    task = asyncio.create_task(child())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except ValueError as error:
        print(repr(error))
    print(task.done(), task.cancelled())


asyncio.run(main())
