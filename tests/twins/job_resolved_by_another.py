# SPDX-License-Identifier: MIT
# The future of a job is the loop's: who sets its result before the job ends
# gets what they set, and the job's own result has nowhere to go.
import asyncio
import time


def work():
    time.sleep(1)
    return "the job's"


async def main():
    loop = asyncio.get_running_loop()
    future = loop.run_in_executor(None, work)
    future.set_result("another's")
    print(await future)
    await asyncio.sleep(2)
    print(future.result())


asyncio.run(main())
