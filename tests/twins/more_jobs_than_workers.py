# SPDX-License-Identifier: MIT
# The ninth job waits for one of eight workers.
import asyncio
import time


def work(number):
    print(f"{number} begins")
    time.sleep(1)
    print(f"{number} ends")
    return number


async def main():
    loop = asyncio.get_running_loop()
    jobs = [loop.run_in_executor(None, work, n) for n in range(9)]
    print(await asyncio.gather(*jobs))


asyncio.run(main())
