# SPDX-License-Identifier: MIT
# A getter that is cancelled after it was woken wakes the next
# in line.
import asyncio


async def getter(name, queue):
    try:
        v = await queue.get()
        print(name, "got", repr(v))
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    queue = asyncio.Queue()
    a = asyncio.create_task(getter("ann", queue))
    b = asyncio.create_task(getter("bob", queue))
    c = asyncio.create_task(getter("cy", queue))
    await asyncio.sleep(1)
    b.cancel()
    queue.put_nowait(1)
    a.cancel()
    await asyncio.gather(a, b, c, return_exceptions=True)
    print(queue.empty())


asyncio.run(main())
