# SPDX-License-Identifier: MIT
# A run that does not end is ended after so many ticks.
import asyncio


async def failing():
    raise ValueError("unseen")


async def main():
    asyncio.create_task(failing())
    while True:
        await asyncio.sleep(1.5)


asyncio.run(main())
