# SPDX-License-Identifier: MIT
# A job may outlive its loop, which takes no timers, handles or jobs then; and
# a job has a time of its own.
import asyncio
import concurrent.futures
import time

pool = concurrent.futures.ThreadPoolExecutor()


def say(words):
    print(words)


def attempt(function, *args):
    try:
        function(*args)
        print("taken")
    except RuntimeError as error:
        print(error)


def outlive(loop, timer):
    time.sleep(1)
    loop.call_later(1, say, "in the job's time")
    time.sleep(9)
    attempt(loop.call_soon, say, 1)
    attempt(loop.call_later, 1, say, 1)
    attempt(loop.call_at, 1, say, 1)
    attempt(loop.run_in_executor, pool, say, 1)
    timer.cancel()


async def main():
    loop = asyncio.get_running_loop()
    timer = loop.call_later(100, say, 1)
    loop.run_in_executor(pool, outlive, loop, timer)
    await asyncio.sleep(0)
    time.sleep(3)
    await asyncio.sleep(1)


asyncio.run(main())
