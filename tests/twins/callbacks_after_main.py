# SPDX-License-Identifier: MIT
# Callbacks that are ready when main has ended still run; those
# that they add are called, too.
import asyncio


def third(n):
    print("third", n)


def second(n):
    print("second", n)
    asyncio.get_running_loop().call_soon(third, n)


def first(n):
    print("first", n)
    asyncio.get_running_loop().call_soon(second, n)


async def main():
    asyncio.get_running_loop().call_soon(first, 1)


asyncio.run(main())
