# SPDX-License-Identifier: MIT
# The tick limit also ends a clean-up that does not end.
import asyncio


async def stubborn():
    while True:
        try:
            await asyncio.sleep(0)
        except asyncio.CancelledError:
            print("no")


async def main():
    asyncio.create_task(stubborn())
    await asyncio.sleep(0)


asyncio.run(main())
