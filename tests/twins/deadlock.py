# SPDX-License-Identifier: MIT
# Where nothing is ready and nothing will ever be, the run ends;
# nobody's finally part runs.
import asyncio


async def child(future):
    try:
        await future
    finally:
        print("never printed")


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(child(future))
    child(future)
    await asyncio.sleep(1)
    await asyncio.gather(task)


asyncio.run(main())
