# SPDX-License-Identifier: MIT
import asyncio


async def work(name, delay):
    print(f"{name} starts")
    await asyncio.sleep(delay)
    return f"{name} done"


def resolve(future):
    future.set_result("future done")


async def main():
    loop = asyncio.get_running_loop()
    coro = work("coroutine", 1)
    task = asyncio.create_task(work("task", 2))
    future = loop.create_future()
    loop.call_later(3, resolve, future)
    print(await coro)
    print(await task)
    print(await future)


asyncio.run(main())
