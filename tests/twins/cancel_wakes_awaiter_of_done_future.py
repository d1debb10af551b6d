# SPDX-License-Identifier: MIT
# A task whose future is done but which has not run yet still
# gets its CancelledError.
import asyncio


async def child(future):
    try:
        v = await future
        print("result", v)
    except asyncio.CancelledError:
        print("cancelled")
        raise


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(child(future))
    await asyncio.sleep(0)
    future.set_result(1)
    task.cancel()
    results = await asyncio.gather(
        task, return_exceptions=True)
    print(results)


asyncio.run(main())
