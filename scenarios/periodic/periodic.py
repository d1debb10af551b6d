# SPDX-License-Identifier: MIT
import asyncio


async def heartbeat():
    try:
        while True:
            print("beat")
            await asyncio.sleep(4.5)
    finally:
        print("no more beats")


async def main():
    background = asyncio.create_task(heartbeat())
    await asyncio.sleep(20)
    background.cancel()
    try:
        await background
    except asyncio.CancelledError:
        print("heartbeat ended")


asyncio.run(main())
