"""Five downloads, two at a time."""
import asyncio


async def download(number, gate):
    async with gate:
        print(f"start {number}")
        await asyncio.sleep(1)
        return number


async def main():
    gate = asyncio.Semaphore(2)
    print(await asyncio.gather(*(download(n, gate) for n in range(5))))


asyncio.run(main())
