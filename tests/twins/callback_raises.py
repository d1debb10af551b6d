# SPDX-License-Identifier: MIT
# What a callback raises is told to the loop's handler, and the
# loop goes on.
import asyncio


def failing(future):
    print(future.done())
    raise ValueError("in callback")


def cancelled_in(n):
    print(n)
    raise asyncio.CancelledError()


def fine(n):
    print("fine", n)


async def child():
    pass


async def main():
    task = asyncio.create_task(child())
    task.add_done_callback(failing)
    await task
    loop = asyncio.get_running_loop()
    loop.call_soon(cancelled_in, 1)
    loop.call_soon(fine, 2)
    await asyncio.sleep(0)


asyncio.run(main())
