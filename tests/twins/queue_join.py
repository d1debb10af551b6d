# SPDX-License-Identifier: MIT
# join() waits until every item is worked off; two who wait wake
# together.
import asyncio


async def worker(queue):
    while True:
        v = await queue.get()
        await asyncio.sleep(v)
        queue.task_done()


async def joiner(queue):
    await queue.join()
    print("joined at", asyncio.get_running_loop().time())


async def main():
    queue = asyncio.Queue()
    queue.put_nowait(1.0)
    queue.put_nowait(0.5)
    asyncio.create_task(worker(queue))
    await asyncio.gather(joiner(queue), joiner(queue))
    await queue.put(0.25)
    await joiner(queue)


asyncio.run(main())
