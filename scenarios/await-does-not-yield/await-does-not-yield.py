# SPDX-License-Identifier: MIT
import asyncio


async def child(name):
    print(f"{name} runs")


async def main():
    task = asyncio.create_task(child("Task-2"))
    await child("coroutine")
    print("Task-2 has not run")
    await asyncio.create_task(child("Task-3"))
    print("now it has")
    await task


asyncio.run(main())
