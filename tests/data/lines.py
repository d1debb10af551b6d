import asyncio


def plus_one(x):
    y = x + 1
    return y


async def count(n):
    total = 0
    for i in range(n):
        total += plus_one(i)
        await asyncio.sleep(0.1)
    return total


async def main():
    task = asyncio.create_task(count(2))
    print(await asyncio.to_thread(plus_one, 5))
    print(await task)

asyncio.run(main())
