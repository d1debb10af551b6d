# SPDX-License-Identifier: MIT
# A cancelled future raises CancelledError whatever it is asked
# for, and takes no result.
import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    future.cancel("why")
    print(future.done(), future.cancelled())
    try:
        future.result()
    except asyncio.CancelledError as error:
        print(repr(error))
    try:
        future.exception()
    except asyncio.CancelledError as error:
        print(repr(error))
    try:
        future.set_result(1)
    except asyncio.InvalidStateError as error:
        print(repr(error))
    try:
        await future
    except asyncio.CancelledError as error:
        print(repr(error))


asyncio.run(main())
