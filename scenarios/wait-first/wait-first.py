# SPDX-License-Identifier: MIT
import asyncio


async def ask(mirror, delay):
    await asyncio.sleep(delay)
    return f"{mirror} answered"


async def main():
    tasks = [
        asyncio.create_task(ask("Oslo", 3)),
        asyncio.create_task(ask("Rome", 1)),
        asyncio.create_task(ask("Kyiv", 2)),
    ]
    done, pending = await asyncio.wait(
        tasks, return_when=asyncio.FIRST_COMPLETED
    )
    for task in done:
        print(task.result())
    for task in pending:
        task.cancel()
    await asyncio.wait(pending)
    print("the others are cancelled")


asyncio.run(main())
