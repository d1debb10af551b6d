# SPDX-License-Identifier: MIT
import asyncio


async def main():
    for _ in range(50):
        print("x" * 100_000)
        await asyncio.sleep(1)


asyncio.run(main())
