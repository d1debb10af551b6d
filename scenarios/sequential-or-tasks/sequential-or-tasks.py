# SPDX-License-Identifier: MIT
import asyncio


async def brew(drink):
    print(f"{drink}: started")
    await asyncio.sleep(1)
    print(f"{drink}: ready")


async def main():
    await brew("tea")
    await brew("coffee")
    print("one after the other")
    mate = asyncio.create_task(brew("mate"))
    cocoa = asyncio.create_task(brew("cocoa"))
    await mate
    await cocoa
    print("as tasks")


asyncio.run(main())
