# SPDX-License-Identifier: MIT
import asyncio


async def request(number):
    await asyncio.sleep(number % 3)
    if number in (4, 8):
        raise ConnectionError("no answer")
    return f"answer {number}"


async def main():
    requests = [request(n) for n in range(10)]
    results = await asyncio.gather(
        *requests, return_exceptions=True
    )
    for result in results:
        print(repr(result))


asyncio.run(main())
