"""A body in chunks, written to a file with aiofiles."""
import asyncio

import aiofiles
import aiohttp


async def download(session, url, path):
    async with session.get(url) as response:
        async with aiofiles.open(path, "wb") as file:
            async for chunk in response.content.iter_chunked(400):
                await file.write(chunk)
                print("wrote", len(chunk))


async def main():
    async with aiohttp.ClientSession() as session:
        await download(session, "https://httpbin.org/bytes/1000", "noise.bin")
    async with aiofiles.open("noise.bin", "rb") as file:
        print(len(await file.read()))


asyncio.run(main())
