# SPDX-License-Identifier: MIT
import asyncio

import aiofiles


async def save(name, text):
    async with aiofiles.open(name, "w") as file:
        await file.write(text)
    print(f"{name} is written")


async def load(name):
    async with aiofiles.open(name) as file:
        text = await file.read()
    print(f"{name} is read")
    return text


async def main():
    loop = asyncio.get_running_loop()
    await save("a.txt", "red")
    print(f"one file: {loop.time():.1f} s")

    await asyncio.gather(
        save("b.txt", "green"),
        save("c.txt", "blue"),
        save("d.txt", "grey"),
    )
    print(f"three more: {loop.time():.1f} s")

    texts = await asyncio.gather(
        load("a.txt"), load("b.txt"), load("c.txt")
    )
    print(texts)


asyncio.run(main())
