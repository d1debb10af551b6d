# SPDX-License-Identifier: MIT
# asyncio.run() waits for the jobs of the default executor only. Others go on,
# but the loop is closed and takes nothing from them any more.
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

executor = ThreadPoolExecutor(1)


def tell():
    print("told")


def work(loop):
    loop.call_soon_threadsafe(tell)
    time.sleep(1)
    try:
        loop.call_soon_threadsafe(tell)
    except RuntimeError as error:
        print(repr(error))


async def main():
    loop = asyncio.get_running_loop()
    loop.run_in_executor(executor, work, loop)
    await asyncio.sleep(0.5)


asyncio.run(main())
