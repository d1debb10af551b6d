"""The cure: blocking requests in threads."""
import asyncio

import requests


def fetch(number):
    return requests.get(f"https://httpbin.org/delay/{number}").status_code


async def main():
    print(await asyncio.gather(*(asyncio.to_thread(fetch, number)
                                 for number in (3, 1, 2))))


asyncio.run(main())
