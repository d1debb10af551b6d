# SPDX-License-Identifier: MIT
# When more than half of more than 100 timers are cancelled they
# are dropped at once, and none fires.
import asyncio


def due(n):
    print(n)


async def main():
    loop = asyncio.get_running_loop()
    handles = [loop.call_later(1, due, i) for i in range(150)]
    for handle in handles[1:100]:
        handle.cancel()
    await asyncio.sleep(1)
    handles = [loop.call_later(1, due, i) for i in range(10)]
    handles[5].cancel()
    await asyncio.sleep(1)


asyncio.run(main())
