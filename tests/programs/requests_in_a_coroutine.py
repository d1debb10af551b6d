"""The classic mistake: a blocking request in a coroutine."""
import asyncio

import requests


async def fetch(number):
    response = requests.get("https://jsonplaceholder.typicode.com/todos/"
                            f"{number}")
    print(response.status_code, response.json()["id"])


async def main():
    await asyncio.gather(*(fetch(number) for number in (1, 2, 3)))


asyncio.run(main())
