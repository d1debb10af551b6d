# SPDX-License-Identifier: MIT
import asyncio


async def fetch(url, delay):
    print(f"Fetching {url}...")
    await asyncio.sleep(delay)
    print(f"Got {url}")
    return f"Data from {url}"


async def main():
    results = await asyncio.gather(
        fetch("api/users", 2),
        fetch("api/posts", 3),
        fetch("api/comments", 1),
    )
    print(results)


asyncio.run(main())
