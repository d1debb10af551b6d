# SPDX-License-Identifier: MIT
import asyncio


class Counter:
    count = 0


async def increment(counter, lock):
    async with lock:
        seen = counter.count
        await asyncio.sleep(0)
        counter.count = seen + 1
        print("wrote", counter.count)


async def main():
    counter = Counter()
    lock = asyncio.Lock()
    tasks = [increment(counter, lock) for _ in range(10)]
    await asyncio.gather(*tasks)
    print("at the end:", counter.count)


asyncio.run(main())
