"""async with, of one's own and by decorator."""
import asyncio
from contextlib import asynccontextmanager


class Connection:
    async def __aenter__(self):
        await asyncio.sleep(0.5)
        print("connected")
        return self

    async def __aexit__(self, *exc_info):
        await asyncio.sleep(0.25)
        print("disconnected")


@asynccontextmanager
async def timed(name):
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        yield
    finally:
        print(f"{name} took {loop.time() - start:.2f} s")


async def main():
    async with timed("everything"):
        async with Connection():
            await asyncio.sleep(1)
            print("working")


asyncio.run(main())
