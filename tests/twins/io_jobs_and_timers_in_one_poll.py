# SPDX-License-Identifier: MIT
"""Due at one instant: jobs come first, then I/O as begun, then timers."""
import asyncio
import time

import aiohttp


def work():
    time.sleep(1)
    return "job"


async def ask(session, url):
    async with session.get(url) as page:
        return len(await page.text())


async def main():
    async with aiohttp.ClientSession() as session:
        results = await asyncio.gather(
            asyncio.sleep(1, "timer"),
            ask(session, "https://a.example/delay/1"),
            asyncio.to_thread(work),
            ask(session, "https://api.example/v1?x=1&y=2#top"),
            ask(session, "http://b.example:8080?q=a&b"),
            ask(session, "https://c.example/api"),
            ask(session, "https://c.example/status/503"),
            ask(session, "https://c.example/delay/0"),
        )
        print(results)
    try:
        await ask(session, "https://a.example/")
    except RuntimeError as error:
        print(repr(error))


asyncio.run(main())
