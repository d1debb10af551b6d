# SPDX-License-Identifier: MIT
import asyncio


async def save():
    print("saving")
    await asyncio.sleep(3)
    print("saved")


async def main():
    saving = asyncio.create_task(save())
    try:
        await asyncio.wait_for(asyncio.shield(saving), 1)
    except TimeoutError:
        print("gave up waiting")
    await saving
    print("main ends")


asyncio.run(main())
