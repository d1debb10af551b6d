# SPDX-License-Identifier: MIT
import asyncio


async def worker(queue):
    while not queue.empty():
        entry = await queue.get()
        print(entry)
        await asyncio.sleep(1)


async def main():
    queue = asyncio.PriorityQueue()
    queue.put_nowait((3, "tidy"))
    queue.put_nowait((2, "cook"))
    queue.put_nowait((2, "bake"))
    task = asyncio.create_task(worker(queue))
    await asyncio.sleep(0.5)
    print("it burns")
    await queue.put((1, "douse"))
    await task


asyncio.run(main())
