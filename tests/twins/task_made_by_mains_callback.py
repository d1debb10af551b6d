# SPDX-License-Identifier: MIT
# A task made by a done callback of main is left over before it
# began.
import asyncio


async def child(name):
    print("never printed", name)


def makes(task):
    print(task.done(), repr(task.result()))
    asyncio.create_task(child("a"), name="late")


async def main():
    asyncio.current_task().add_done_callback(makes)
    return "main's"


asyncio.run(main())
