# SPDX-License-Identifier: MIT
# Only unnamed tasks count in the numbering of names; names may
# repeat.
import asyncio


async def child():
    print(asyncio.current_task().get_name())


async def main():
    a = asyncio.create_task(child(), name="ann")
    b = asyncio.create_task(child())
    c = asyncio.create_task(child(), name="ann")
    d = asyncio.create_task(child(), name="")
    e = asyncio.create_task(child())
    await asyncio.gather(e, d, c, b, a)
    print(asyncio.current_task().get_name())


asyncio.run(main())
