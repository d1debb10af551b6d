# SPDX-License-Identifier: MIT
import asyncio


async def greet(name):
    print(f"Hello, {name}")


async def main():
    greeting = greet("Ann")
    print("greet was called")
    await asyncio.sleep(1)
    print("a second later")
    await greeting
    greet("Bob")  # never awaited
    print("main ends")


asyncio.run(main())
