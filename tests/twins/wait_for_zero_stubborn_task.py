# SPDX-License-Identifier: MIT
# With a timeout of 0 a task that ends in spite of it gives its
# result or its exception.
import asyncio


async def stubborn(fails):
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        await asyncio.sleep(1)
        if fails:
            raise ValueError("anyway")
    return "anyway"


async def main():
    a = asyncio.create_task(stubborn(False))
    b = asyncio.create_task(stubborn(True))
    await asyncio.sleep(0)
    print(await asyncio.wait_for(a, 0))
    try:
        await asyncio.wait_for(b, 0)
    except ValueError as error:
        print(repr(error))
    print(asyncio.get_running_loop().time())


asyncio.run(main())
