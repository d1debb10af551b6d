# SPDX-License-Identifier: MIT
# A job begins when it is handed over at the earliest, also on a worker that is
# free since before: the loop blocked, and no job had its turn meanwhile.
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

executor = ThreadPoolExecutor(1)


def work(name):
    print(f"{name} begins at {time.monotonic():g}")
    time.sleep(1)
    print(f"{name} ends at {time.monotonic():g}")


async def main():
    loop = asyncio.get_running_loop()
    a = loop.run_in_executor(executor, work, "a")
    time.sleep(3)
    b = loop.run_in_executor(executor, work, "b")
    await asyncio.gather(a, b)


asyncio.run(main())
