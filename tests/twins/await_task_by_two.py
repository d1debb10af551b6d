# SPDX-License-Identifier: MIT
# Two tasks that await a third wake in the order in which they
# began to wait, each with its exception.
import asyncio


async def failing():
    await asyncio.sleep(1)
    raise KeyError("k")


async def watcher(n, task):
    try:
        await task
    except LookupError as error:
        print(n, repr(error), error)


async def main():
    task = asyncio.create_task(failing())
    await asyncio.gather(watcher(1, task), watcher(2, task))
    print(repr(task.exception()))


asyncio.run(main())
