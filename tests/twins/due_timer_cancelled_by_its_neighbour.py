# SPDX-License-Identifier: MIT
# A callback cancels the timer that came due in the same tick:
# it is skipped.
import asyncio


other = None


def cancels(n):
    print(n)
    other.cancel()


def never(n):
    print("never printed", n)


async def main():
    global other
    loop = asyncio.get_running_loop()
    loop.call_later(1, cancels, "cancels")
    other = loop.call_later(1, never, 1)
    await asyncio.sleep(2)


asyncio.run(main())
