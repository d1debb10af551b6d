# SPDX-License-Identifier: MIT
# What left-over tasks raised is told after the loop has stopped: no task can be
# made there, and while the handler sleeps the jobs go on.
import asyncio
import time


def work(name):
    time.sleep(0.5)
    print(name, "at", time.monotonic())
    time.sleep(2)
    print(name, "ends")


async def quick():
    print("never")


async def stubborn():
    try:
        await asyncio.sleep(9)
    finally:
        raise ValueError("clean-up")


def handler(loop, context):
    print(repr(context["exception"]))
    coro = quick()
    try:
        asyncio.create_task(coro)
    except RuntimeError as error:
        print(repr(error))
    time.sleep(1)
    print("handled at", time.monotonic())


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    loop.run_in_executor(None, work, "a")


asyncio.run(main())
