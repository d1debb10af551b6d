"""Structured concurrency: the block ends when all its tasks have."""
import asyncio


async def job(name, seconds):
    print(f"{name} starts")
    await asyncio.sleep(seconds)
    print(f"{name} ends")
    return seconds


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(job(f"job {n}", n)) for n in (3, 1, 2)]
    print("all done:", [task.result() for task in tasks])


asyncio.run(main())
