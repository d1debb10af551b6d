# SPDX-License-Identifier: MIT
import asyncio


async def producer(queue):
    for item in range(1, 7):
        await queue.put(item)
        print(f"Put {item}")


async def consumer(queue):
    for _ in range(6):
        item = await queue.get()
        print(f"Took {item}")
        await asyncio.sleep(1)


async def main():
    queue = asyncio.Queue(maxsize=2)
    await asyncio.gather(producer(queue), consumer(queue))


asyncio.run(main())
