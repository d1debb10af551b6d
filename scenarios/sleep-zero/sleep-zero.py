# SPDX-License-Identifier: MIT
import asyncio
import time


async def work(name):
    for part in range(1, 4):
        print(f"{name} {part}")
        time.sleep(1)  # computes
        await asyncio.sleep(0)
    print(f"{name} done")


async def main():
    await asyncio.gather(work("A"), work("B"), work("C"))


asyncio.run(main())
