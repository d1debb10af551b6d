# SPDX-License-Identifier: MIT
# A short timeout is exact also when the clock has run for
# years.
import asyncio
import time


async def main():
    time.sleep(100000000)
    try:
        async with asyncio.timeout(0.1):
            await asyncio.sleep(0.3)
    except TimeoutError:
        print(asyncio.get_running_loop().time())


asyncio.run(main())
