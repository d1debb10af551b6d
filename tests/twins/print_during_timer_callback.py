# SPDX-License-Identifier: MIT
# A timer's callback completes a future; its task goes on one
# tick later.
import asyncio


def completes(future):
    print("completes")
    future.set_result([1, 2])
    print("completed")


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(0.125, completes, future)
    print(await future)
    try:
        async with asyncio.timeout(1):
            await loop.create_future()
    except TimeoutError:
        print("nobody came")


asyncio.run(main())
