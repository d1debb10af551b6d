# SPDX-License-Identifier: MIT
import asyncio


class Limiter:
    next = 0.0


async def turn(limiter):
    loop = asyncio.get_running_loop()
    now = loop.time()
    start = max(now, limiter.next)
    limiter.next = start + 0.2
    await asyncio.sleep(start - now)


async def request(limiter, number):
    await turn(limiter)
    print(f"request {number}")
    await asyncio.sleep(0.5)


async def main():
    limiter = Limiter()
    requests = [request(limiter, n) for n in range(100)]
    await asyncio.gather(*requests)


asyncio.run(main())
