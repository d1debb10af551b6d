# SPDX-License-Identifier: MIT
# What is left when main ends is cancelled: one ends, one sleeps
# on, one raises, one never began.
import asyncio


async def sleeper():
    await asyncio.sleep(5)


async def stubborn():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("one second more")
        await asyncio.sleep(1)
    print("stubborn ends")


async def failing():
    try:
        await asyncio.sleep(5)
    finally:
        raise ValueError("while cleaning up")


async def main():
    asyncio.create_task(sleeper())
    asyncio.create_task(stubborn())
    asyncio.create_task(failing())
    await asyncio.sleep(1)
    asyncio.create_task(sleeper())
    print("main ends")
    return "ok"


asyncio.run(main())
