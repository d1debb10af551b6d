# SPDX-License-Identifier: MIT
# A task that is made while the left-over ones are cleaned up is
# not waited for.
import asyncio


async def fresh():
    print("fresh begins")
    await asyncio.sleep(0)
    print("fresh again")
    await asyncio.sleep(1)
    print("fresh ends")


async def child():
    try:
        await asyncio.sleep(5)
    finally:
        asyncio.create_task(fresh())


async def main():
    asyncio.create_task(child())
    await asyncio.sleep(1)


asyncio.run(main())
