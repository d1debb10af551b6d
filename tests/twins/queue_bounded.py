# SPDX-License-Identifier: MIT
# A put into a full queue waits for a place; getters and putters
# take turns.
import asyncio


async def producer(queue):
    for i in range(5):
        await queue.put(i)
        print(f"put {i}, {queue.qsize()} there")


async def main():
    queue = asyncio.Queue(2)
    task = asyncio.create_task(producer(queue))
    await asyncio.sleep(1)
    print(queue.full())
    for i in range(5):
        v = await queue.get()
        print("got", v)
    print(queue.empty(), task.done())


asyncio.run(main())
