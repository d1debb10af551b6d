# SPDX-License-Identifier: MIT
# A timeout is for one block only.
import asyncio


async def main():
    deadline = asyncio.timeout(1)
    async with deadline:
        try:
            async with deadline:
                print("never printed")
        except RuntimeError as error:
            print(repr(error))
    try:
        async with deadline:
            print("never printed")
    except RuntimeError as error:
        print(repr(error))


asyncio.run(main())
