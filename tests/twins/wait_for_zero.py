# SPDX-License-Identifier: MIT
# With a timeout of 0 a coroutine never begins, a task is
# cancelled, and what is done gives its result.
import asyncio


async def child(name):
    print(name, "begins")
    await asyncio.sleep(1)
    return name


async def main():
    try:
        await asyncio.wait_for(child("never"), 0)
    except TimeoutError as error:
        print(repr(error))
    task = asyncio.create_task(child("task"))
    await asyncio.sleep(0.5)
    try:
        await asyncio.wait_for(task, -1)
    except TimeoutError:
        print(task.cancelled())
    future = asyncio.get_running_loop().create_future()
    future.set_result("set")
    print(await asyncio.wait_for(future, 0))


asyncio.run(main())
