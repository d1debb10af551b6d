# SPDX-License-Identifier: MIT
import asyncio
import subprocess


async def main():
    subprocess.Popen(["sleep", "3600"])
    await asyncio.sleep(1)
    print("after")


asyncio.run(main())
