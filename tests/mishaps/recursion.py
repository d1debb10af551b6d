# SPDX-License-Identifier: MIT
import asyncio


async def deeper(n):
    return await deeper(n + 1)


async def main():
    print("before")
    await asyncio.sleep(1)
    await deeper(0)


asyncio.run(main())
