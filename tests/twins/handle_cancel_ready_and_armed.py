# SPDX-License-Identifier: MIT
# A handle cancelled in the ready queue is skipped; an armed
# timer is dropped.
import asyncio


def never(n):
    print("never printed", n)


def cancels(n):
    print("cancels", n)


async def main():
    loop = asyncio.get_running_loop()
    ready = loop.call_soon(never, 1)
    armed = loop.call_later(1, never, 2)
    later = loop.call_later(2, cancels, 3)
    ready.cancel()
    ready.cancel()
    armed.cancel()
    armed.cancel()
    await asyncio.sleep(3)
    later.cancel()


asyncio.run(main())
