# SPDX-License-Identifier: MIT
# A task that awaits itself gets a RuntimeError at its next
# step.
import asyncio


async def child():
    try:
        await asyncio.current_task()
    except RuntimeError:
        print("refused")
    return "goes on"


async def main():
    task = asyncio.create_task(child())
    print(await task)


asyncio.run(main())
