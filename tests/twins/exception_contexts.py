# SPDX-License-Identifier: MIT
# What is raised in a finally part, or on leaving a block, has what goes on as
# its context; a timeout puts a TimeoutError between.
import asyncio
import sys


async def fails(delay):
    try:
        await asyncio.sleep(delay)
        raise KeyError("first")
    finally:
        print(repr(sys.exception()))
        raise ValueError("second")


async def cleans_up(delay):
    try:
        raise KeyError("first")
    finally:
        print(repr(sys.exception()))
        await asyncio.sleep(delay)


def show(error):
    while error:
        print(repr(error))
        error = error.__context__


async def main():
    for child in fails(1), fails(3), cleans_up(1), cleans_up(3):
        try:
            async with asyncio.timeout(2):
                await child
        except Exception as error:
            show(error)


asyncio.run(main())
