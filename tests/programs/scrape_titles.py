"""Titles out of pages, as they come."""
import asyncio
import re

import aiohttp


async def title_of(session, url):
    async with session.get(url) as response:
        response.raise_for_status()
        html = await response.text()
    return re.search(r"<title>(.*?)</title>", html).group(1)


async def main():
    urls = ["https://example.com/delay/2", "https://example.com",
            "https://example.org/news?page=2"]
    async with aiohttp.ClientSession() as session:
        tasks = [asyncio.create_task(title_of(session, url))
                 for url in urls[1:]]
        for task in asyncio.as_completed(tasks):
            print(await task)


asyncio.run(main())
