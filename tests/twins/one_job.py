# SPDX-License-Identifier: MIT
# A job runs beside the loop and is delivered by a poll.
import asyncio
import time


def work():
    print("begin")
    time.sleep(1)
    print("end")
    return 5


async def main():
    print(await asyncio.to_thread(work))


asyncio.run(main())
