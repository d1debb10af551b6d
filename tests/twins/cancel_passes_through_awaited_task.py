# SPDX-License-Identifier: MIT
# Cancelling a task that awaits a second one cancels the second,
# whose end cancels the first.
import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    finally:
        print("inner left")


async def outer(task):
    try:
        await task
    finally:
        print("outer left")


async def main():
    first = asyncio.create_task(inner())
    second = asyncio.create_task(outer(first))
    await asyncio.sleep(1)
    second.cancel()
    await asyncio.gather(first, second, return_exceptions=True)
    print(first.cancelled(), second.cancelled())


asyncio.run(main())
