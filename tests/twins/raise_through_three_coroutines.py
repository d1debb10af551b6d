# SPDX-License-Identifier: MIT
# An exception passes through the coroutines that await each
# other inline; their finally parts run.
import asyncio


async def deep():
    await asyncio.sleep(1)
    raise OSError("disk")


async def middle():
    try:
        await deep()
    finally:
        print("middle")
        await asyncio.sleep(1)


async def top():
    try:
        await middle()
    except ValueError:
        print("never printed")
    finally:
        print("top")


async def main():
    loop = asyncio.get_running_loop()
    try:
        await top()
    except OSError as error:
        print(repr(error), loop.time())


asyncio.run(main())
