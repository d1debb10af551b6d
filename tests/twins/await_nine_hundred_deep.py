# SPDX-License-Identifier: MIT
# A coroutine may await as deep as Python's own limit of a thousand.
import asyncio


async def deeper(left):
    if left == 0:
        await asyncio.sleep(1)
        return 0
    try:
        depth = await deeper(left - 1)
    finally:
        if left == 900:
            print("out again")
    return depth + 1


async def main():
    print(await deeper(900))


asyncio.run(main())
