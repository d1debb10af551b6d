# SPDX-License-Identifier: MIT
# A cancelled timer behind a live one still fires when both come
# due, and is then skipped.
import asyncio


def due(n):
    print(n)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(1, due, "live")
    a = loop.call_later(1, due, "never printed")
    b = loop.call_later(2, due, "never printed")
    loop.call_later(2, due, "live too")
    a.cancel()
    b.cancel()
    await asyncio.sleep(3)


asyncio.run(main())
