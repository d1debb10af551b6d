# SPDX-License-Identifier: MIT
# An ExceptionGroup is a BaseExceptionGroup and an Exception, what a
# file does not support an OSError and a ValueError.
import asyncio

import aiofiles


async def fail():
    raise ValueError("bad")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
    except BaseExceptionGroup as error:
        print(repr(error))
    async with aiofiles.open("a.txt", "w") as file:
        try:
            await file.read()
        except ValueError as error:
            print("ValueError:", repr(error))
        except OSError as error:
            print("OSError:", repr(error))


asyncio.run(main())
