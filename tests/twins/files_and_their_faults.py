# SPDX-License-Identifier: MIT
"""Lines, appending, and what a file refuses."""
import asyncio

import aiofiles


async def main():
    try:
        async with aiofiles.open("missing.txt"):
            pass
    except FileNotFoundError as error:
        print(repr(error))
        print(error)
    async with aiofiles.open("a.txt", "w") as file:
        print(await file.write("grün\n"))
        try:
            await file.read()
        except OSError as error:
            print(repr(error))
            print(error)
    async with aiofiles.open("a.txt", "a") as file:
        await file.write("blue")
    async with aiofiles.open("a.txt") as file:
        line = await file.readline()
        print(repr(line), len(line))
        print(repr(await file.readline()))
        print(repr(await file.readline()))
    try:
        await file.read()
    except ValueError as error:
        print(repr(error))
    async with aiofiles.open("a.txt", "w"):
        pass
    async with aiofiles.open("a.txt") as file:
        print(repr(await file.read()))
        raise RuntimeError("and it is closed all the same")


asyncio.run(main())
