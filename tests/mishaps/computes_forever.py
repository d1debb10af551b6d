# SPDX-License-Identifier: MIT
import asyncio


async def main():
    print("before")
    await asyncio.sleep(1)
    while True:
        pass


asyncio.run(main())
