# SPDX-License-Identifier: MIT
# A callback that completes a future that was cancelled
# meanwhile fails; the loop says so.
import asyncio


def completes(future):
    print(asyncio.current_task() is None)
    future.set_result(1)


async def child(future):
    await future


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    task = asyncio.create_task(child(future))
    loop.call_later(2, completes, future)
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(2)
    print(future.cancelled())


asyncio.run(main())
