# SPDX-License-Identifier: MIT
import asyncio


async def job(name, cleanup):
    try:
        await asyncio.sleep(10)
        print(f"{name} finished")
    finally:
        await asyncio.sleep(cleanup)
        print(f"{name} cleaned up")


async def main():
    quick = asyncio.create_task(job("quick", 1))
    slow = asyncio.create_task(job("slow", 3))
    await asyncio.sleep(2)
    print("main ends; done:", quick.done(), slow.done())


asyncio.run(main())
