# SPDX-License-Identifier: MIT
# A putter that is cancelled after it was woken hands the free
# place on.
import asyncio


async def putter(n, queue):
    await queue.put(n)
    print("put", n)


async def main():
    queue = asyncio.Queue(1)
    queue.put_nowait(0)
    a = asyncio.create_task(putter(1, queue))
    b = asyncio.create_task(putter(2, queue))
    await asyncio.sleep(1)
    print(await queue.get())
    a.cancel()
    await asyncio.gather(a, b, return_exceptions=True)
    print(await queue.get())


asyncio.run(main())
