# SPDX-License-Identifier: MIT
# An eager task takes its first step where it is made, inside the step of who
# makes it. One that never waits is done then, and was in no queue.
import asyncio


async def quick(name):
    print(name, "is", asyncio.current_task().get_name())
    return name


async def slow(name):
    print(name, "begins")
    try:
        await asyncio.sleep(1)
    finally:
        print(name, "ends")


async def yielding(name):
    await asyncio.sleep(0)
    print(name, "goes on")


async def failing(name):
    eager(quick(name + "'s child"))
    raise ValueError(name)


def eager(coro, name=None):
    loop = asyncio.get_running_loop()
    return asyncio.Task(coro, loop=loop, name=name, eager_start=True)


def callback(name):
    eager(slow(name), "named")


async def main():
    print(eager(quick("a")).done())
    b = eager(slow("b"))
    b.cancel()
    c = eager(yielding("c"))
    print(await asyncio.gather(b, c, return_exceptions=True))
    print(repr(eager(failing("d")).exception()))
    asyncio.get_running_loop().call_soon(callback, "e")
    await asyncio.sleep(0)
    print(len(asyncio.all_tasks()))


asyncio.run(main())
