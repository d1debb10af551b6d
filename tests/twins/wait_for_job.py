# SPDX-License-Identifier: MIT
# A deadline leaves a running job alone.
import asyncio
import time


def work():
    time.sleep(3)
    print("work ends")
    return 1


async def main():
    try:
        await asyncio.wait_for(asyncio.to_thread(work), 1)
    except TimeoutError:
        print("timeout")
    await asyncio.sleep(1)


asyncio.run(main())
