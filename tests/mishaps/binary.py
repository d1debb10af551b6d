# SPDX-License-Identifier: MIT
import asyncio
import os
import sys


async def main():
    sys.stdout.buffer.write(bytes(range(256)) + b"\n")
    print("\x1b[31mred\x1b[0m")
    os.write(2, b"\x1b[31mred on stderr\x1b[0m \xff\n")
    await asyncio.sleep(1)
    print("after")


asyncio.run(main())
