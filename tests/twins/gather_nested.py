# SPDX-License-Identifier: MIT
# A gather among the children of another is a future like any
# other; cancelling goes all the way down.
import asyncio


async def child(delay):
    await asyncio.sleep(delay)
    return delay


async def main():
    v = await asyncio.gather(
        asyncio.gather(child(1.0), child(2.0)), child(0.0),
        asyncio.gather())
    print(v)
    inner = asyncio.gather(child(5.0), child(6.0))
    outer = asyncio.gather(inner, child(7.0))
    await asyncio.sleep(1)
    print(outer.cancel("down"))
    try:
        await outer
    except asyncio.CancelledError as error:
        print(repr(error))
    print(inner.cancelled(), inner.done())


asyncio.run(main())
