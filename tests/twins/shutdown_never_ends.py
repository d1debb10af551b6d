# SPDX-License-Identifier: MIT
# asyncio.run() waits for a job, and a callback comes again and again meanwhile.
# What is not told has the same limit of ticks as what is.
import asyncio
import time


def again(loop):
    loop.call_soon(again, loop)


def work():
    time.sleep(1)
    print("never")


async def main():
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, work)
    loop.call_soon(again, loop)


asyncio.run(main())
