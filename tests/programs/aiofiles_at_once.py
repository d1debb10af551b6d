"""Ten files at once: the pool has eight workers."""
import asyncio
import os

import aiofiles
import aiofiles.os


async def write(number):
    async with aiofiles.open(f"file-{number}.txt", "w") as file:
        await file.write("x" * number)


async def main():
    await asyncio.gather(*(write(number) for number in range(10)))
    print(await aiofiles.os.path.getsize("file-9.txt"))
    await aiofiles.os.rename("file-9.txt", "nine.txt")
    print(os.path.exists("file-9.txt"), os.path.getsize("nine.txt"))
    with open("nine.txt") as file:
        print(file.read())


asyncio.run(main())
