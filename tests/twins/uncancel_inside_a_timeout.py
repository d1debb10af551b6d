# SPDX-License-Identifier: MIT
# Who uncancels what a timeout asked for takes its TimeoutError
# away with it, or not.
import asyncio


async def body(times):
    try:
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                for _ in range(times):
                    print(asyncio.current_task().uncancel())
                raise
    except TimeoutError:
        print("late")
    print(asyncio.current_task().cancelling())


async def main():
    await body(0)
    await body(1)
    task = asyncio.create_task(body(1))
    task.cancel()
    task.uncancel()
    await task


asyncio.run(main())
