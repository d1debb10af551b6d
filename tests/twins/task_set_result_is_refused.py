# SPDX-License-Identifier: MIT
# A task resolves itself: nobody else sets its result or exception.
import asyncio


async def child():
    return "done"


async def main():
    task = asyncio.create_task(child())
    try:
        task.set_result(1)
    except RuntimeError as error:
        print(repr(error))
    print(await task)
    try:
        task.set_exception(ValueError("bad"))
    except RuntimeError as error:
        print(repr(error))


asyncio.run(main())
