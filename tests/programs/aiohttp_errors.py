"""What can go wrong, and which exception says so."""
import asyncio

import aiohttp


async def fetch(session, url, **options):
    try:
        async with session.get(url, **options) as response:
            return await response.json()
    except aiohttp.ContentTypeError as error:
        print("no JSON:", error.message)
    except aiohttp.ClientResponseError as error:
        print("status", error.status, error.message)
    except aiohttp.ClientConnectorError as error:
        print("no connection:", error)
    except aiohttp.ServerDisconnectedError as error:
        print("cut off:", error)
    except aiohttp.InvalidURL as error:
        print("invalid:", error)
    except asyncio.TimeoutError:
        print("too slow")


async def main():
    async with aiohttp.ClientSession(raise_for_status=True) as session:
        await fetch(session, "https://httpbin.org/status/503")
        await fetch(session, "https://example.com/")
        await fetch(session, "https://down.example.com/")
        await fetch(session, "https://cut.example.com/")
        await fetch(session, "no-url")
        await fetch(session, "https://httpbin.org/delay/9",
                    timeout=aiohttp.ClientTimeout(total=2))
        print(await fetch(session, "https://api.example.com/user"))


asyncio.run(main())
