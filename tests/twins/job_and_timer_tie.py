# SPDX-License-Identifier: MIT
# A job that ends when a timer is due is delivered before it fires.
import asyncio
import time


def work():
    time.sleep(1)
    return "job"


async def nap():
    await asyncio.sleep(1)
    return "timer"


async def main():
    tasks = [asyncio.create_task(nap()),
             asyncio.create_task(asyncio.to_thread(work))]
    for task in asyncio.as_completed(tasks):
        print(await task)


asyncio.run(main())
