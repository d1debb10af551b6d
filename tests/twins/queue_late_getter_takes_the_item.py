# SPDX-License-Identifier: MIT
# An item can be taken by who never waited, before the woken
# getter runs; that one waits again, last.
import asyncio


async def getter(name, queue):
    v = await queue.get()
    print(name, "got", repr(v))


async def main():
    queue = asyncio.Queue()
    a = asyncio.create_task(getter("ann", queue))
    b = asyncio.create_task(getter("bob", queue))
    await asyncio.sleep(0)
    queue.put_nowait(1)
    print("main got", queue.get_nowait())
    await asyncio.sleep(0)
    queue.put_nowait(2)
    queue.put_nowait(3)
    await asyncio.gather(a, b)


asyncio.run(main())
