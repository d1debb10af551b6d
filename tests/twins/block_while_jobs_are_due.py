# SPDX-License-Identifier: MIT
# A job that was due while a handle blocked runs in the next poll.
import asyncio
import time


def work(name, seconds):
    print(f"{name} begins")
    time.sleep(seconds)
    print(f"{name} at {time.monotonic():g}")
    time.sleep(seconds)
    print(f"{name} ends")
    return name


async def main():
    loop = asyncio.get_running_loop()
    a = loop.run_in_executor(None, work, "a", 0.75)
    b = loop.run_in_executor(None, work, "b", 0.5)
    await asyncio.sleep(0)
    time.sleep(3)
    print(await a, await b)


asyncio.run(main())
