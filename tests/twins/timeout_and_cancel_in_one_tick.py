# SPDX-License-Identifier: MIT
# Where a timeout and somebody's cancel() meet, the cancellation
# wins and no TimeoutError is raised.
import asyncio


async def body():
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(5)
    except TimeoutError:
        print("never printed")
    except asyncio.CancelledError as error:
        print(repr(error), asyncio.current_task().cancelling())
        raise


def cancels(task):
    task.cancel("by the timer")


async def main():
    loop = asyncio.get_running_loop()
    a = asyncio.create_task(body())
    await asyncio.sleep(0)
    loop.call_at(1, cancels, a)
    await asyncio.gather(a, return_exceptions=True)
    loop.call_at(2, cancels, asyncio.create_task(body()))
    await asyncio.sleep(2)


asyncio.run(main())
