# SPDX-License-Identifier: MIT
import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    print(f"{name} finished")


async def fail(delay):
    await asyncio.sleep(delay)
    raise ValueError("bad answer")


async def main():
    try:
        await asyncio.gather(
            work("A", 2), fail(1), work("C", 3)
        )
    except ValueError as error:
        print(f"raised: {error}")
    await asyncio.sleep(3)
    print("main ends")


asyncio.run(main())
