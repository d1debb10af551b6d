# SPDX-License-Identifier: MIT
# asyncio.run waits for a job that still runs.
import asyncio
import time


def work():
    print("begin")
    time.sleep(5)
    print("end")


async def main():
    asyncio.create_task(asyncio.to_thread(work))
    await asyncio.sleep(1)
    print("main ends")


asyncio.run(main())
