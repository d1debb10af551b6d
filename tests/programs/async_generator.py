"""An asynchronous generator, looped over and comprehended."""
import asyncio


async def countdown(start):
    while start:
        yield start
        await asyncio.sleep(0.5)
        start -= 1


async def main():
    async for number in countdown(3):
        print(number)
    print([number * 10 async for number in countdown(2)])


asyncio.run(main())
