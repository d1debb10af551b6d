# SPDX-License-Identifier: MIT
import asyncio
import re


async def main():
    print("before")
    await asyncio.sleep(1)
    re.match("(a+)+$", "a" * 60 + "b")


asyncio.run(main())
