# SPDX-License-Identifier: MIT
import asyncio


async def worker(name):
    print(f"{name} starts")
    try:
        await asyncio.sleep(5)
    finally:
        print(f"{name} cleans up")


async def main():
    old = asyncio.create_task(worker("old"))
    await asyncio.sleep(1)
    new = asyncio.create_task(worker("new"))
    old.cancel()
    new.cancel()
    await asyncio.wait([old, new])
    print("old cancelled:", old.cancelled())
    print("new cancelled:", new.cancelled())


asyncio.run(main())
