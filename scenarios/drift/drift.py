# SPDX-License-Identifier: MIT
import asyncio
import time


def work(name):
    print(f"{name}: work")
    time.sleep(1)


async def by_sleep():
    for _ in range(3):
        work("by sleep")
        await asyncio.sleep(3)


async def by_clock():
    loop = asyncio.get_running_loop()
    deadline = loop.time()
    for _ in range(3):
        work("by clock")
        deadline += 3
        await asyncio.sleep(deadline - loop.time())


async def main():
    await asyncio.create_task(by_sleep())
    await asyncio.create_task(by_clock())


asyncio.run(main())
