"""A server that fails twice, and a client that does not give up."""
import asyncio

import aiohttp


async def fetch(session, url, retries=4, backoff=0.5):
    for attempt in range(1, retries + 1):
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.json()
        except aiohttp.ClientResponseError as error:
            print(f"attempt {attempt}: {error.status}")
            await asyncio.sleep(backoff * 2 ** attempt)
    raise RuntimeError("gave up")


async def main():
    async with aiohttp.ClientSession() as session:
        print(await fetch(session, "https://api.example.com/flaky"))


asyncio.run(main())
