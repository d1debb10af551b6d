# SPDX-License-Identifier: MIT
# Timers due at the same instant fire in the order armed,
# earlier ones first, past ones in the next tick.
import asyncio
import time


def due(n):
    print(n)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(2, due, "two")
    loop.call_at(1, due, "one")
    loop.call_later(1, due, "one again")
    loop.call_later(0.5, due, "half")
    loop.call_later(0, due, "zero")
    loop.call_later(-1, due, "minus one")
    loop.call_at(0, due, "at zero")
    loop.call_later(1, due, "one once more")
    await asyncio.sleep(1)
    print("main", loop.time())
    time.sleep(1.5)
    loop.call_at(2.25, due, "past")
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())
