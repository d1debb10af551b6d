"""Writing a file, then reading it line by line."""
import asyncio

import aiofiles


async def main():
    async with aiofiles.open("poem.txt", mode="w") as file:
        await file.write("roses are red\n")
        await file.writelines(["violets are blue\n", "files are slow\n"])
    async with aiofiles.open("poem.txt") as file:
        async for line in file:
            print(line.rstrip())
    async with aiofiles.open("poem.txt", "a+") as file:
        await file.write("the end\n")
        await file.seek(0)
        print(len(await file.readlines()))


asyncio.run(main())
