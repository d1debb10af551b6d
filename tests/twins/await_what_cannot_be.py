# SPDX-License-Identifier: MIT
# await of a value that is not awaitable raises TypeError; so
# does gather().
import asyncio


async def main():
    try:
        await None
    except TypeError as error:
        print(repr(error))
    try:
        await [1, 2]
    except TypeError as error:
        print(repr(error))
    try:
        await asyncio.wait_for(2.5, 1)
    except TypeError as error:
        print(repr(error))
    try:
        asyncio.gather(3)
    except TypeError as error:
        print(repr(error))


asyncio.run(main())
