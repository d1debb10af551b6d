"""The same three requests, blocking and not."""
import asyncio
import time

import aiohttp
import requests

URLS = [f"https://httpbin.org/delay/{n}" for n in (1, 2, 3)]


def blocking():
    for url in URLS:
        requests.get(url)


async def fetch(session, url):
    async with session.get(url) as response:
        return await response.json()


async def concurrent():
    async with aiohttp.ClientSession() as session:
        await asyncio.gather(*(fetch(session, url) for url in URLS))


start = time.time()
blocking()
print(f"requests: {time.time() - start:.0f} s")
start = time.time()
asyncio.run(concurrent())
print(f"aiohttp: {time.time() - start:.0f} s")
