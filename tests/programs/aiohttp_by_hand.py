"""A session without async with: awaited requests, closed by hand."""
import asyncio

import aiohttp


async def main():
    session = aiohttp.ClientSession(headers={"X-Token": "secret"})
    try:
        response = await session.get("https://httpbin.org/headers")
        data = await response.json()
        print(response.status, response.reason, response.ok)
        print(response.headers["content-type"], response.url.host)
        print(data["headers"]["X-Token"])
        response.release()
        response = await session.head("https://httpbin.org/get")
        print(response.method, await response.read())
    finally:
        await session.close()
    print("closed:", session.closed)
    try:
        await session.get("https://httpbin.org/get")
    except RuntimeError as error:
        print(error)


asyncio.run(main())
