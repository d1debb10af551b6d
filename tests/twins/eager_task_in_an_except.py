# SPDX-License-Identifier: MIT
# A task that starts eagerly is inside the except part of who makes it: raise
# finds that exception. And it is told by the name it was made with.
import asyncio


async def again():
    asyncio.current_task().set_name("renamed")
    print("renamed")
    try:
        raise
    except ValueError as error:
        print("the maker's", repr(error))
    await asyncio.sleep(0)
    try:
        raise
    except RuntimeError as error:
        print(error)


async def main():
    loop = asyncio.get_running_loop()
    try:
        raise ValueError("v")
    except ValueError:
        task = asyncio.Task(again(), loop=loop, name="first", eager_start=True)
    await task


asyncio.run(main())
