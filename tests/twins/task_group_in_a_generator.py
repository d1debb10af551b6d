# SPDX-License-Identifier: MIT
# A generator that yields inside a task group: the group's parent is the task
# that asked for the first value. Once that is done, who fails in the group
# cancels nobody, and only the exception handler hears of it.
import asyncio


async def failing():
    await asyncio.sleep(1)
    raise ValueError("in the group")


async def numbers():
    async with asyncio.TaskGroup() as group:
        group.create_task(failing())
        group.create_task(asyncio.sleep(3))
        yield 1
        print("never")


async def ask():
    print(await anext(generator))


def handler(loop, context):
    print(repr(context["exception"]))


generator = numbers()


async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    await asyncio.create_task(ask())
    await asyncio.sleep(2)
    try:
        await generator.aclose()
    except Exception as error:
        print(repr(error))
    print("closed")


asyncio.run(main())
