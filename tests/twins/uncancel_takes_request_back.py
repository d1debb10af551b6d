# SPDX-License-Identifier: MIT
# uncancel() to zero before the next step means that no
# CancelledError comes.
import asyncio


async def child():
    print("child runs")
    return 1


async def main():
    task = asyncio.create_task(child())
    task.cancel()
    task.cancel()
    print(task.cancelling())
    print(task.uncancel())
    print(task.uncancel())
    print(task.uncancel())
    print(await task)


asyncio.run(main())
