# SPDX-License-Identifier: MIT
# The exit takes main's CancelledError, with its message, before
# what is left over runs: that finds one without.
import asyncio


async def child(main_task):
    try:
        await asyncio.sleep(5)
    finally:
        try:
            main_task.result()
        except asyncio.CancelledError as e:
            print(repr(e))


async def main():
    task = asyncio.current_task()
    asyncio.create_task(child(task))
    await asyncio.sleep(0)
    task.cancel("enough")
    await asyncio.sleep(1)


asyncio.run(main())
