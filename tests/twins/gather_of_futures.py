# SPDX-License-Identifier: MIT
# Futures among the children: a cancelled one's message is kept
# in the list, an exception as it is.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    a = loop.create_future()
    b = loop.create_future()
    c = loop.create_future()
    both = asyncio.gather(a, b, c, return_exceptions=True)
    first = asyncio.gather(a, c)
    a.cancel("why")
    b.set_exception(ValueError("bad"))
    c.set_result(3)
    print(await both)
    try:
        await first
    except asyncio.CancelledError as error:
        print(repr(error))
    try:
        await asyncio.gather(c, b, a)
    except ValueError as error:
        print(repr(error))


asyncio.run(main())
