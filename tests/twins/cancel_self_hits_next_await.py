# SPDX-License-Identifier: MIT
# A task that cancels itself runs on to its next await.
import asyncio


async def child():
    asyncio.current_task().cancel("myself")
    print("still here")
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print(repr(error))
        raise


async def main():
    try:
        await asyncio.create_task(child())
    except asyncio.CancelledError as error:
        print("main", repr(error))


asyncio.run(main())
