"""Several pages at once with aiohttp."""
import asyncio
import time

import aiohttp

URLS = ["https://httpbin.org/delay/2", "https://httpbin.org/delay/1",
        "https://httpbin.org/delay/3"]


async def fetch(session, url):
    async with session.get(url) as response:
        body = await response.text()
        print(response.status, url.rpartition("/")[2], len(body) > 0)
        return response.status


async def main():
    start = time.time()
    async with aiohttp.ClientSession() as session:
        statuses = await asyncio.gather(*(fetch(session, url) for url in URLS))
    print(statuses, f"{time.time() - start:.1f} s")


asyncio.run(main())
