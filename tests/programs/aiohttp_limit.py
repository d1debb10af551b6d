"""A connector that lets two requests through at a time."""
import asyncio

import aiohttp


async def fetch(session, number):
    async with session.get(f"https://httpbin.org/get?n={number}") as response:
        data = await response.json()
        print("got", data["args"]["n"])


async def main():
    connector = aiohttp.TCPConnector(limit=2)
    async with aiohttp.ClientSession(connector=connector) as session:
        async with asyncio.TaskGroup() as group:
            for number in range(5):
                group.create_task(fetch(session, number))


asyncio.run(main())
