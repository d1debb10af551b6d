# SPDX-License-Identifier: MIT
# What a job gives the loop to call ends the poll.
import asyncio
import time


def tell(text):
    print(text)


def work(loop):
    for n in range(2):
        time.sleep(1)
        loop.call_soon_threadsafe(tell, f"step {n}")
    return "done"


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, work, loop))


asyncio.run(main())
