# SPDX-License-Identifier: MIT
# An awaited coroutine that never suspends gives no other task a
# turn.
import asyncio


async def other():
    print("other")


async def inline_one(n):
    print("inline", n)
    return n + 1


async def main():
    task = asyncio.create_task(other())
    v = await inline_one(1)
    v = await inline_one(v)
    print("got", v)
    await asyncio.create_task(inline_one(9))
    print(task.done())


asyncio.run(main())
