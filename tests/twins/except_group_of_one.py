# SPDX-License-Identifier: MIT
# except* wraps an exception that is no group: the group's
# exceptions are then a tuple, as its repr shows. A group that
# matches as a whole stays what it is.
import asyncio


async def main():
    try:
        raise ValueError("alone")
    except* ValueError as e:
        print(repr(e))
    try:
        try:
            raise ValueError("again")
        except* ValueError:
            raise
    except* Exception as e:
        print(repr(e))


asyncio.run(main())
