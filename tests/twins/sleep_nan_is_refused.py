# SPDX-License-Identifier: MIT
# sleep(nan) raises ValueError.
import asyncio


async def main():
    try:
        await asyncio.sleep(float("nan"))
    except ValueError as error:
        print(repr(error))


asyncio.run(main())
