# SPDX-License-Identifier: MIT
# A job begins at the next poll and takes no time.
import asyncio


def work():
    print("in the job")
    return 7


async def other():
    print("other")


async def main():
    loop = asyncio.get_running_loop()
    future = loop.run_in_executor(None, work)
    task = asyncio.create_task(other())
    print("before")
    print(await future)
    await task


asyncio.run(main())
