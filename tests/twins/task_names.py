# SPDX-License-Identifier: MIT
# Only unnamed tasks count in the numbering of names; names may repeat, and
# change. all_tasks() knows those that are not done.
import asyncio


async def child():
    print(asyncio.current_task().get_name(), len(asyncio.all_tasks()))


async def main():
    a = asyncio.create_task(child(), name="ann")
    b = asyncio.create_task(child())
    c = asyncio.create_task(child(), name="ann")
    d = asyncio.create_task(child(), name="")
    e = asyncio.create_task(child())
    b.set_name("bob")
    await asyncio.gather(e, d, c, b, a)
    print(sorted(task.get_name() for task in asyncio.all_tasks()))
    print(asyncio.current_task().get_name())


asyncio.run(main())
