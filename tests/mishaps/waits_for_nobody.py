# SPDX-License-Identifier: MIT
import asyncio


async def main():
    print("before")
    await asyncio.Event().wait()


asyncio.run(main())
