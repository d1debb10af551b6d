# SPDX-License-Identifier: MIT
# A coroutine that was awaited cannot be awaited again, nor
# while it runs.
import asyncio


async def once():
    await asyncio.sleep(1)


async def second(coro):
    await coro


async def main():
    coro = once()
    await coro
    try:
        await coro
    except RuntimeError as error:
        print(repr(error))
    coro = once()
    a = asyncio.create_task(second(coro))
    b = asyncio.create_task(second(coro))
    v = await asyncio.gather(a, b, return_exceptions=True)
    print(v)
    asyncio.create_task(coro)


asyncio.run(main())
