# SPDX-License-Identifier: MIT
# A cancelled child ends the gather with CancelledError, which
# is caught like any other; its siblings go on.
import asyncio


async def child(delay):
    await asyncio.sleep(delay)
    print("child ends")


async def main():
    a = asyncio.create_task(child(2))
    b = asyncio.create_task(child(3))
    both = asyncio.gather(a, b)
    await asyncio.sleep(1)
    a.cancel("you only")
    try:
        await both
    except asyncio.CancelledError as error:
        print(repr(error))
    print(both.cancelled(), both.cancel())
    print(asyncio.current_task().cancelling())
    await b


asyncio.run(main())
