# SPDX-License-Identifier: MIT
# The first who awaits a cancelled task gets the message, the
# second a CancelledError without it.
import asyncio


async def child():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("child", repr(error))
        raise


async def watcher(name, task):
    try:
        await task
    except asyncio.CancelledError as error:
        print(name, repr(error))


async def main():
    task = asyncio.create_task(child())
    ann = asyncio.create_task(watcher("ann", task))
    bob = asyncio.create_task(watcher("bob", task))
    await asyncio.sleep(1)
    task.cancel("enough")
    await ann
    await bob


asyncio.run(main())
