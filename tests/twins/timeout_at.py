# SPDX-License-Identifier: MIT
"""Deadlines on the loop's clock: one to come, one that has passed, none."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for when in (loop.time() + 0.5, loop.time() - 1, None):
        try:
            async with asyncio.timeout_at(when):
                await asyncio.sleep(1)
            print("in time", loop.time())
        except TimeoutError:
            print("too late", loop.time())


asyncio.run(main())
