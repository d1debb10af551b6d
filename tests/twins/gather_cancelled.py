# SPDX-License-Identifier: MIT
# Cancelling who awaits a gather cancels its children; one that
# ends anyway does not save it.
import asyncio


async def child(stubborn):
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError as error:
        print(repr(error))
        if not stubborn:
            raise
        await asyncio.sleep(1)
    return "ends"


async def parent():
    try:
        v = await asyncio.gather(
            child(True), child(False), return_exceptions=True)
        print("never printed", v)
    except asyncio.CancelledError as error:
        print("parent", repr(error))
        raise


async def main():
    task = asyncio.create_task(parent())
    await asyncio.sleep(1)
    task.cancel("all of you")
    await asyncio.gather(task, return_exceptions=True)


asyncio.run(main())
