# SPDX-License-Identifier: MIT
import asyncio
import sys


async def main():
    print(sys.argv[1:])


asyncio.run(main())
