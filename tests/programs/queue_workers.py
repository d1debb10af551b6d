"""Three workers share the jobs of a queue."""
import asyncio


async def worker(name, queue):
    while True:
        seconds = await queue.get()
        await asyncio.sleep(seconds)
        queue.task_done()
        print(f"{name} has slept for {seconds} s")


async def main():
    queue = asyncio.Queue()
    for seconds in (3, 1, 2, 2):
        queue.put_nowait(seconds)
    workers = [asyncio.create_task(worker(f"worker-{i}", queue))
               for i in range(3)]
    await queue.join()
    for task in workers:
        task.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    print("everything slept")


asyncio.run(main())
