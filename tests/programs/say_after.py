"""Awaiting one after the other, then as tasks."""
import asyncio
import time


async def say_after(delay, what):
    await asyncio.sleep(delay)
    print(what)


async def main():
    start = time.perf_counter()
    await say_after(1, "hello")
    await say_after(2, "world")
    print(f"one by one: {time.perf_counter() - start:.1f} s")

    start = time.perf_counter()
    task1 = asyncio.create_task(say_after(1, "hello"))
    task2 = asyncio.create_task(say_after(2, "world"))
    await task1
    await task2
    print(f"as tasks: {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    asyncio.run(main())
