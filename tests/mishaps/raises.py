# SPDX-License-Identifier: MIT
import asyncio


async def main():
    print("before")
    await asyncio.sleep(1)
    raise ValueError("boom")


asyncio.run(main())
