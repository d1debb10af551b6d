# SPDX-License-Identifier: MIT
import asyncio


async def worker(queue):
    while True:
        page = await queue.get()
        if page == "":
            print("skipped")
            continue
        await asyncio.sleep(1)
        print(f"printed {page}")
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(worker(queue))
    for page in ["page 1", "", "page 3"]:
        await queue.put(page)
    await queue.join()
    print("all printed")
    task.cancel()


asyncio.run(main())
