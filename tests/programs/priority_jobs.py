"""The most urgent job first."""
import asyncio


async def worker(queue):
    while not queue.empty():
        priority, job = await queue.get()
        print(f"{job} ({priority})")
        await asyncio.sleep(1)


async def main():
    queue = asyncio.PriorityQueue()
    for job in ((3, "tidy up"), (1, "put out the fire"), (2, "answer mail")):
        await queue.put(job)
    await worker(queue)


asyncio.run(main())
