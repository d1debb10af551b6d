# SPDX-License-Identifier: MIT
# wait_for() awaits a coroutine inline; when it is late its
# clean-up is waited for.
import asyncio


async def child(delay):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print("cleaning up")
        await asyncio.sleep(2)
        print("cleaned up")
        raise
    return delay


async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.wait_for(child(1.0), 2))
    try:
        await asyncio.wait_for(child(5.0), 2)
    except TimeoutError as error:
        print(repr(error), loop.time())
    print(await asyncio.wait_for(child(3.0), None))


asyncio.run(main())
