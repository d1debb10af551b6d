# SPDX-License-Identifier: MIT
# Between the end of the last child and that of the gather,
# cancel() finds nothing to cancel.
import asyncio


async def child():
    await asyncio.sleep(1)
    return "done"


async def parent(task):
    try:
        print(await asyncio.gather(task))
    except asyncio.CancelledError as error:
        print(repr(error))
        raise


def cancels(task):
    print(task.done())
    parent_task.cancel("too late?")


async def main():
    global parent_task
    task = asyncio.create_task(child())
    task.add_done_callback(cancels)
    parent_task = asyncio.create_task(parent(task))
    await asyncio.gather(parent_task, return_exceptions=True)


asyncio.run(main())
