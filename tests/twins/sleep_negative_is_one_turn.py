# SPDX-License-Identifier: MIT
# A negative sleep arms no timer; the smallest positive one
# does.
import asyncio


async def child():
    print("child")


async def main():
    asyncio.create_task(child())
    print(await asyncio.sleep(-1, "back"))
    await asyncio.sleep(1e-9)
    await asyncio.sleep(4e-10)
    print(asyncio.get_running_loop().time())


asyncio.run(main())
