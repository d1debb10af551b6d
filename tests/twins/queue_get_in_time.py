# SPDX-License-Identifier: MIT
# wait_for() around a get: the getter that timed out does not
# take the next item.
import asyncio


async def main():
    queue = asyncio.Queue()
    try:
        await asyncio.wait_for(queue.get(), 1)
    except TimeoutError:
        print("nothing came")
    queue.put_nowait("item")
    v = await asyncio.wait_for(queue.get(), 1)
    print(v)


asyncio.run(main())
