# SPDX-License-Identifier: MIT
import asyncio


async def walker(name, pace, barrier):
    for hut in (1, 2):
        await asyncio.sleep(pace)
        print(f"{name} at hut {hut}")
        await barrier.wait()
        print(f"{name} goes on")


async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(
        walker("Ann", 1, barrier),
        walker("Bob", 2, barrier),
        walker("Cy", 3, barrier),
    )


asyncio.run(main())
