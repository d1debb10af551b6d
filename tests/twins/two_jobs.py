# SPDX-License-Identifier: MIT
# Two jobs run side by side.
import asyncio
import time


def slow():
    print("slow begins")
    time.sleep(2)
    print("slow ends")
    return "slow"


def quick():
    print("quick begins")
    time.sleep(1)
    print("quick ends")
    return "quick"


async def main():
    print(await asyncio.gather(asyncio.to_thread(slow),
                               asyncio.to_thread(quick)))


asyncio.run(main())
