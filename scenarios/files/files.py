# SPDX-License-Identifier: MIT
import asyncio

import aiofiles


async def write_notes():
    async with aiofiles.open("notes.txt", "w") as file:
        await file.write("first line\n")
        await file.write("second line\n")


async def read_notes():
    async with aiofiles.open("notes.txt") as file:
        return await file.read()


async def heartbeat():
    while True:
        await asyncio.sleep(0.25)
        print("the loop is free")


async def main():
    beats = asyncio.create_task(heartbeat())
    await write_notes()
    print(repr(await read_notes()))
    beats.cancel()


asyncio.run(main())
