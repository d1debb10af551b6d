# SPDX-License-Identifier: MIT
# A sleeper that is cancelled in the tick in which its timer
# fires, before and after the timer's callback.
import asyncio


def cancels(task):
    print(task.cancel())


async def child():
    await asyncio.sleep(1)
    print("never printed")


async def main():
    loop = asyncio.get_running_loop()
    a = asyncio.create_task(child())
    b = asyncio.create_task(child())
    loop.call_at(1, cancels, a)
    await asyncio.sleep(0)
    loop.call_at(1, cancels, b)
    v = await asyncio.gather(a, b, return_exceptions=True)
    print(v)


asyncio.run(main())
