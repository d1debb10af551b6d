# SPDX-License-Identifier: MIT
import asyncio


def first(what):
    print(f"first: {what}")


async def second(what):
    print(f"second: {what}")


def third(what):
    print(f"third: {what}")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(first, "a callback")
    task = asyncio.create_task(second("a task"))
    loop.call_soon(third, "a callback")
    print("main waits")
    await task
    print("main goes on")


asyncio.run(main())
