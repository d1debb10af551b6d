# SPDX-License-Identifier: MIT
import asyncio
import time


async def ticker():
    await asyncio.sleep(1)
    print("Tick: one second")


def fetch(url, delay):
    print(f"Fetching {url}...")
    time.sleep(delay)
    print(f"Got {url}")
    return f"Data from {url}"


async def main():
    tick = asyncio.create_task(ticker())
    await asyncio.sleep(0)  # let the ticker start
    users = fetch("api/users", 2)
    posts = fetch("api/posts", 3)
    comments = fetch("api/comments", 1)
    print([users, posts, comments])
    await tick


asyncio.run(main())
