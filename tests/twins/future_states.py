# SPDX-License-Identifier: MIT
# A future's result and exception are set once, and asked for
# when they are there.
import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    try:
        future.result()
    except asyncio.InvalidStateError as error:
        print(repr(error))
    try:
        future.exception()
    except asyncio.InvalidStateError as error:
        print(repr(error))
    print(future.done())
    future.set_exception(ZeroDivisionError())
    try:
        future.set_result(1)
    except asyncio.InvalidStateError as error:
        print(repr(error))
    try:
        future.result()
    except ArithmeticError as error:
        print(repr(error))
    print(future.done(), future.cancel())


asyncio.run(main())
