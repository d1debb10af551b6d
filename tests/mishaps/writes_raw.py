# SPDX-License-Identifier: MIT
import asyncio
import os


async def main():
    os.write(1, b"this is no event\n")
    await asyncio.sleep(1)
    print("after")


asyncio.run(main())
