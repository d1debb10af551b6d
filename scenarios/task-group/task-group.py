# SPDX-License-Identifier: MIT
import asyncio


async def fetch(url, delay):
    print(f"Fetching {url}...")
    await asyncio.sleep(delay)
    print(f"Got {url}")


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fetch("api/users", 2))
        group.create_task(fetch("api/posts", 1))
        print("end of the block")
    print("after the block")


asyncio.run(main())
