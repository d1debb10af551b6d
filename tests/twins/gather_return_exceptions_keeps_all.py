# SPDX-License-Identifier: MIT
# With return_exceptions the list holds results, exceptions and
# the CancelledError of a cancelled child.
import asyncio


async def failing():
    raise ZeroDivisionError("division by zero")


async def child(delay):
    await asyncio.sleep(delay)
    return delay


async def main():
    a = asyncio.create_task(child(5.0))
    b = asyncio.create_task(child(5.0))
    a.cancel("before it began")
    both = asyncio.gather(
        child(1.0), failing(), a, child(2.0), b,
        return_exceptions=True)
    await asyncio.sleep(0.5)
    b.cancel("in its sleep")
    print(await both)


asyncio.run(main())
