# SPDX-License-Identifier: MIT
# Cancelling a future cancels both tasks that await it, in
# order; a third catches it.
import asyncio


async def child(future, catches):
    try:
        await future
    except asyncio.CancelledError as error:
        print(repr(error))
        if not catches:
            raise
    return "done"


async def main():
    future = asyncio.get_running_loop().create_future()
    a = asyncio.create_task(child(future, False))
    b = asyncio.create_task(child(future, True))
    await asyncio.sleep(0)
    print(future.cancel("gone"))
    print(future.cancel())
    v = await asyncio.gather(a, b, return_exceptions=True)
    print(v)


asyncio.run(main())
