# SPDX-License-Identifier: MIT
# Those who wait for an item get it in the order in which they
# began to wait.
import asyncio


async def getter(n, queue):
    v = await queue.get()
    print(n, "got", repr(v))


async def main():
    queue = asyncio.Queue()
    both = asyncio.gather(
        getter(1, queue), getter(2, queue), getter(3, queue))
    await asyncio.sleep(1)
    queue.put_nowait("a")
    queue.put_nowait("b")
    await asyncio.sleep(0)
    queue.put_nowait("c")
    await both


asyncio.run(main())
