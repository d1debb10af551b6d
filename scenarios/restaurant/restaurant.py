# SPDX-License-Identifier: MIT
import asyncio
import time


async def stays(guest):
    print(f"{guest} orders")
    time.sleep(3)
    print(f"{guest} eats")


async def moves_on(guest):
    print(f"{guest} orders")
    await asyncio.sleep(3)
    print(f"{guest} eats")


async def main():
    print("The waiter stays")
    await asyncio.gather(
        stays("Ann"), stays("Bob"), stays("Cy")
    )
    print("The waiter moves on")
    await asyncio.gather(
        moves_on("Ann"), moves_on("Bob"), moves_on("Cy")
    )


asyncio.run(main())
