# SPDX-License-Identifier: MIT
import asyncio


async def fetch(url, delay):
    await asyncio.sleep(delay)
    return f"Data from {url}"


async def main():
    fetches = [
        fetch("api/users", 2),
        fetch("api/posts", 3),
        fetch("api/comments", 1),
    ]
    for next_one in asyncio.as_completed(fetches):
        print(await next_one)


asyncio.run(main())
