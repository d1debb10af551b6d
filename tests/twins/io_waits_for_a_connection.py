# SPDX-License-Identifier: MIT
"""A session has a hundred connections; a request more waits in line."""
import asyncio

import aiohttp


async def ask(session, number):
    async with session.get(f"https://a.example/{number}"):
        pass


async def main():
    async with aiohttp.ClientSession() as session:
        tasks = [asyncio.create_task(ask(session, n)) for n in range(103)]
        await asyncio.sleep(0.5)
        tasks[100].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


asyncio.run(main())
