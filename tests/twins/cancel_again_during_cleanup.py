# SPDX-License-Identifier: MIT
# A second cancel() interrupts the await in a finally part.
import asyncio


async def child():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleaning up")
        try:
            await asyncio.sleep(5)
            print("never printed")
        finally:
            print("interrupted")


async def main():
    task = asyncio.create_task(child())
    await asyncio.sleep(1)
    print(task.cancel())
    await asyncio.sleep(1)
    print(task.cancel("now"))
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error))
    print(task.cancelling())


asyncio.run(main())
