# SPDX-License-Identifier: MIT
import asyncio


async def fetch(page, seconds):
    print(f"{page} begins")
    if seconds:
        await asyncio.sleep(seconds)
    return f"page {page}"


async def main():
    loop = asyncio.get_running_loop()
    a = asyncio.create_task(fetch("a", 1))
    print("a is made")
    b = asyncio.Task(fetch("b", 1), loop=loop, eager_start=True)
    print("b is made")
    c = asyncio.Task(fetch("c", 0), loop=loop, eager_start=True)
    print("c is made, done:", c.done())
    print(await asyncio.gather(a, b, c))


asyncio.run(main())
