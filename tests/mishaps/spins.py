# SPDX-License-Identifier: MIT
import asyncio


async def main():
    print("before")
    while True:
        await asyncio.sleep(0)


asyncio.run(main())
