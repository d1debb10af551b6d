# SPDX-License-Identifier: MIT
import asyncio


async def main():
    n = 0
    while True:
        n += 1
        print("round", n)
        await asyncio.sleep(1)


asyncio.run(main())
