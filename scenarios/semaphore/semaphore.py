# SPDX-License-Identifier: MIT
import asyncio


async def work(semaphore, number):
    async with semaphore:
        await asyncio.sleep(1)
        print(f"{number} done")


async def main():
    semaphore = asyncio.Semaphore(5)
    items = [work(semaphore, n) for n in range(20)]
    await asyncio.gather(*items)


asyncio.run(main())
