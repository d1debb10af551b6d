# SPDX-License-Identifier: MIT
"""A waiter that is cancelled gives its operation up, unless it was delivered."""
import asyncio
import time

import aiohttp


async def ask(session, url):
    async with session.get(url) as page:
        print(page.status)


async def main():
    async with aiohttp.ClientSession() as session:
        slow = asyncio.create_task(ask(session, "https://a.example/delay/9"))
        done = asyncio.create_task(ask(session, "https://b.example/"))
        try:
            await asyncio.wait_for(ask(session, "https://c.example/"), 0.5)
        except TimeoutError:
            print("too slow")
        slow.cancel("enough")
        time.sleep(1)
        await asyncio.sleep(0)
        done.cancel()
        results = await asyncio.gather(slow, done, return_exceptions=True)
        print(results)


asyncio.run(main())
