# SPDX-License-Identifier: MIT
import asyncio

import aiohttp


async def fetch(session, url):
    print(f"asking {url}")
    async with session.get(url) as page:
        text = await page.text()
        size = len(text)
        print(f"{url}: {page.status}, {size} characters")
    return size


async def main():
    urls = [
        "https://news.example/",
        "https://slow.example/delay/3",
        "https://shop.example/products",
        "https://shop.example/status/404",
        "https://docs.example/delay/2",
    ]
    async with aiohttp.ClientSession() as session:
        fetches = [fetch(session, url) for url in urls]
        sizes = await asyncio.gather(*fetches)
        print(f"sizes: {sizes}")


asyncio.run(main())
