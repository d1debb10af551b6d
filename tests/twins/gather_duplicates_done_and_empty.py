# SPDX-License-Identifier: MIT
# The same awaitable twice is one child; a done task among the
# children is counted at once; an empty gather is done.
import asyncio


def set_it(future):
    future.set_result("set")


async def child(n):
    print("child", n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    coro = child(1)
    task = asyncio.create_task(child(2))
    future = loop.create_future()
    await task
    loop.call_later(1, set_it, future)
    print(await asyncio.gather(
        coro, task, future, coro, task))
    print(await asyncio.gather(task, task))
    print(await asyncio.gather())
    print(loop.time())


asyncio.run(main())
