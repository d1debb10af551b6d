# SPDX-License-Identifier: MIT
# A job in line whose future is cancelled never begins.
import asyncio
import concurrent.futures
import time


def work(name):
    print(f"{name} begins")
    time.sleep(2)
    print(f"{name} ends")


async def main():
    loop = asyncio.get_running_loop()
    pool = concurrent.futures.ThreadPoolExecutor(max_workers=1)
    first = loop.run_in_executor(pool, work, "first")
    second = loop.run_in_executor(pool, work, "second")
    await asyncio.sleep(1)
    second.cancel()
    try:
        await second
    except asyncio.CancelledError:
        print("cancelled")
    await first


asyncio.run(main())
