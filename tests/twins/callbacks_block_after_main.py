# SPDX-License-Identifier: MIT
# What is ready while the loop is shut down runs, timers that
# come due included; what would come later does not.
import asyncio
import time


def prints(n):
    print(n, asyncio.get_running_loop().time())


def second(n):
    loop = asyncio.get_running_loop()
    loop.call_soon(prints, n)
    time.sleep(2)
    loop.call_later(0, prints, "later")
    raise ValueError("not told")


def first(n):
    loop = asyncio.get_running_loop()
    loop.call_soon(second, n)
    loop.call_later(1, prints, "timer")
    loop.call_later(9, prints, "never printed")


async def main():
    asyncio.get_running_loop().call_soon(first, "soon")


asyncio.run(main())
