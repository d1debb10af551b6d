# SPDX-License-Identifier: MIT
import asyncio
import time


async def visitor(number):
    await asyncio.sleep(1)
    time.sleep(0.002)
    return number


async def heartbeat():
    while True:
        print("beat")
        await asyncio.sleep(0.4)


async def main():
    beats = asyncio.create_task(heartbeat())
    visitors = [visitor(n) for n in range(100_000)]
    await asyncio.gather(*visitors)
    print("all were served")
    await asyncio.sleep(0.5)
    beats.cancel()


asyncio.run(main())
