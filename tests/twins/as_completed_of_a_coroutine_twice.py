# SPDX-License-Identifier: MIT
# The same awaitable twice is one, a coroutine too.
import asyncio


async def child(n):
    await asyncio.sleep(n)
    return n


async def main():
    a = child(2)
    b = asyncio.create_task(child(1))
    for future in asyncio.as_completed([a, b, a, b, child(3)]):
        print(await future)


asyncio.run(main())
