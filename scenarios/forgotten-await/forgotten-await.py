# SPDX-License-Identifier: MIT
import asyncio


async def post(letter):
    await asyncio.sleep(1)
    print(f"{letter} is posted")


async def main():
    await post("letter 1")
    post("letter 2")
    await post("letter 3")
    print("all are posted")


asyncio.run(main())
