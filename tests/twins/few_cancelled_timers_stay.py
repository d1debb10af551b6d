# SPDX-License-Identifier: MIT
# Half of the timers being cancelled is not enough for a sweep:
# they fire and are skipped.
import asyncio


def due(n):
    print(n)


async def main():
    loop = asyncio.get_running_loop()
    handles = [loop.call_later(1, due, i) for i in range(101)]
    for handle in handles[1:50]:
        handle.cancel()
    await asyncio.sleep(1)


asyncio.run(main())
