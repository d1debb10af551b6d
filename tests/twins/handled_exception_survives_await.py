# SPDX-License-Identifier: MIT
# The exception that an except part handles is the task's own,
# whatever other tasks do meanwhile.
import asyncio


async def child(name):
    try:
        raise ValueError(name)
    except ValueError as error:
        await asyncio.sleep(0)
        print(repr(error))
        try:
            raise
        except Exception as same:
            await asyncio.sleep(0)
            print("again", repr(same))


async def main():
    await asyncio.gather(child("a"), child("b"))


asyncio.run(main())
