# SPDX-License-Identifier: MIT
# sleep(), Queue.get() and wait_for() are coroutines like any
# other, and tasks can be made of them.
import asyncio


async def main():
    queue = asyncio.Queue(1)
    a = asyncio.create_task(asyncio.sleep(1, "slept"))
    b = asyncio.create_task(queue.get())
    c = asyncio.create_task(
        asyncio.wait_for(asyncio.sleep(2, "waited"), 3))
    d = asyncio.create_task(queue.put("item"))
    e = asyncio.create_task(queue.join())
    print(await asyncio.gather(a, b, c, d))
    queue.task_done()
    await e


asyncio.run(main())
