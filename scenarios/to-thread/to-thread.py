# SPDX-License-Identifier: MIT
import asyncio
import time


async def pulse(name, seconds):
    for beat in range(1, 4):
        await asyncio.sleep(seconds)
        print(f"{name}: {beat}")


def copy():
    print("backup begins")
    time.sleep(5)
    print("backup is done")


async def backup():
    await asyncio.sleep(1.5)
    await asyncio.to_thread(copy)


async def main():
    await asyncio.gather(
        pulse("fast", 1), pulse("slow", 2), backup()
    )


asyncio.run(main())
