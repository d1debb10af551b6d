# SPDX-License-Identifier: MIT
import asyncio
import os


async def main():
    print("before")
    await asyncio.sleep(1)
    os._exit(0)


asyncio.run(main())
