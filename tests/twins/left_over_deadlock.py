# SPDX-License-Identifier: MIT
# A left-over task that waits for ever on its cancellation is a
# deadlock, though main has ended.
import asyncio


async def stubborn():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        await asyncio.get_running_loop().create_future()


async def main():
    asyncio.create_task(stubborn())
    await asyncio.sleep(1)
    raise ValueError("hidden by the deadlock")


asyncio.run(main())
