# SPDX-License-Identifier: MIT
# Awaiting what is done already, as often as one likes, does not
# suspend.
import asyncio


async def quick():
    return "quick"


async def other():
    print("other")


async def main():
    task = asyncio.create_task(quick())
    print(await task)
    future = asyncio.get_running_loop().create_future()
    future.set_result(2.0)
    asyncio.create_task(other())
    print(await task)
    print(await future)
    print(await task)
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())
