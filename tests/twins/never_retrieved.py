# SPDX-License-Identifier: MIT
# Exceptions that nobody looked at are told at the end, in the
# order of the tasks.
import asyncio


async def failing(delay, word):
    await asyncio.sleep(delay)
    raise ValueError(word)


async def main():
    asyncio.create_task(failing(2, "late"))
    asyncio.create_task(failing(1, "early"))
    task = asyncio.create_task(failing(1, "seen"))
    asked = asyncio.create_task(failing(1, "asked"))
    await asyncio.sleep(3)
    print(repr(task.exception()))
    asked.cancel()


asyncio.run(main())
