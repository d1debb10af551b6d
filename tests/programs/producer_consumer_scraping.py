"""One finds the pages, two fetch them."""
import asyncio

import aiohttp


async def producer(queue):
    for page in range(1, 5):
        await asyncio.sleep(0.3)
        await queue.put(f"https://example.com/page/{page}")
    for _ in range(2):
        await queue.put(None)


async def consumer(name, queue, session):
    while (url := await queue.get()) is not None:
        async with session.get(url) as response:
            print(f"{name}: {response.status} {url[-6:]}")
    print(f"{name} stops")


async def main():
    queue = asyncio.Queue(maxsize=2)
    async with aiohttp.ClientSession() as session:
        await asyncio.gather(producer(queue), consumer("a", queue, session),
                             consumer("b", queue, session))


asyncio.run(main())
