"""At most two calls a second."""
import asyncio


class RateLimiter:
    def __init__(self, calls, period):
        self.interval = period / calls
        self.next_at = 0.0

    async def wait(self):
        now = asyncio.get_running_loop().time()
        at = max(now, self.next_at)
        self.next_at = at + self.interval
        await asyncio.sleep(at - now)


async def call(number, limiter):
    await limiter.wait()
    print(f"call {number}")


async def main():
    limiter = RateLimiter(calls=2, period=1)
    async with asyncio.TaskGroup() as group:
        for number in range(4):
            group.create_task(call(number, limiter))


asyncio.run(main())
