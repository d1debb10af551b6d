# SPDX-License-Identifier: MIT
import asyncio

import aiohttp


async def request(session, limit, number):
    url = f"https://shop.example/items/{number}"
    async with limit:
        async with session.get(url) as page:
            print(f"item {number}: {page.status}")


async def main():
    limit = asyncio.Semaphore(5)
    async with aiohttp.ClientSession() as session:
        requests = [
            request(session, limit, n) for n in range(100)
        ]
        await asyncio.gather(*requests)


asyncio.run(main())
