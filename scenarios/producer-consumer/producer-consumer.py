# SPDX-License-Identifier: MIT
import asyncio


async def producer(queue):
    for item in range(1, 11):
        await asyncio.sleep(0.5)
        await queue.put(item)
        print(f"Put {item}")


async def consumer(queue, name):
    while True:
        item = await queue.get()
        print(f"{name} took {item}")
        await asyncio.sleep(1)
        print(f"{name} finished {item}")
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    consumers = []
    for name in ["Ann", "Bob", "Cy"]:
        task = asyncio.create_task(consumer(queue, name))
        consumers.append(task)
    await producer(queue)
    await queue.join()
    print("All items are finished")
    for task in consumers:
        task.cancel()
    await asyncio.gather(*consumers, return_exceptions=True)


asyncio.run(main())
