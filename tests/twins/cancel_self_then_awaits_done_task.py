# SPDX-License-Identifier: MIT
# A pending request is delivered at the next suspension;
# awaiting what is done is none.
import asyncio


async def quick():
    return "quick"


async def child(task):
    asyncio.current_task().cancel()
    print(await task)
    await asyncio.sleep(0)
    print("never printed")


async def main():
    first = asyncio.create_task(quick())
    await first
    second = asyncio.create_task(child(first))
    await asyncio.gather(second, return_exceptions=True)
    print(second.cancelled())


asyncio.run(main())
