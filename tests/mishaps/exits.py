# SPDX-License-Identifier: MIT
import asyncio
import sys


async def main():
    await asyncio.sleep(1)
    sys.exit("nothing to do")


asyncio.run(main())
