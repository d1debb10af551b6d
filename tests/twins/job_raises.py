# SPDX-License-Identifier: MIT
# What a job raises is raised where it is awaited.
import asyncio
import time


def work():
    time.sleep(1)
    raise ValueError("bad")


async def main():
    try:
        await asyncio.to_thread(work)
    except ValueError as error:
        print(repr(error))
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, work)


asyncio.run(main())
