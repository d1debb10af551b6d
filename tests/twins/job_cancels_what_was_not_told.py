# SPDX-License-Identifier: MIT
# A task that is made while the loop shuts down has no events; nor has its
# cancelling by a job that outlives the loop.
import asyncio
import concurrent.futures
import time

pool = concurrent.futures.ThreadPoolExecutor(1)
late = None


def cancel_it():
    time.sleep(1)
    print(late.cancel())


async def making():
    await asyncio.get_running_loop().run_in_executor(pool, cancel_it)


def make(*_):
    global late
    late = asyncio.create_task(making())


def work(loop):
    time.sleep(1)
    loop.call_soon(make)


async def main():
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, work, loop)
    await asyncio.sleep(0)


asyncio.run(main())
