# SPDX-License-Identifier: MIT
# A task made while the library shuts down is not in the trace,
# and neither is the warning about it.
import asyncio


async def late():
    raise ValueError("late")


def make():
    asyncio.create_task(late())


def later():
    asyncio.get_running_loop().call_soon(make)


async def main():
    asyncio.get_running_loop().call_soon(later)


asyncio.run(main())
