# SPDX-License-Identifier: MIT
import asyncio


async def backup():
    await asyncio.sleep(1)
    raise OSError("disk full")


async def main():
    task = asyncio.create_task(backup())
    for _ in range(3):
        await asyncio.sleep(1)
        print("done:", task.done())
    print("all is well")


asyncio.run(main())
