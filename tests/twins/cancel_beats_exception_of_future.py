# SPDX-License-Identifier: MIT
# The exception of the awaited future gives way to a
# CancelledError that came later.
import asyncio


async def child(future):
    try:
        await future
    except BaseException as error:
        print(repr(error))
        raise


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(child(future))
    await asyncio.sleep(0)
    future.set_exception(ValueError("bad"))
    task.cancel("later")
    await asyncio.gather(task, return_exceptions=True)
    print(repr(future.exception()))


asyncio.run(main())
