# SPDX-License-Identifier: MIT
import asyncio
import time
from concurrent.futures import ProcessPoolExecutor


def compute(number):
    time.sleep(3)  # CPU work
    return number * number


async def square(pool, number):
    loop = asyncio.get_running_loop()
    answer = await loop.run_in_executor(pool, compute, number)
    print(f"{number} squared is {answer}")


async def main():
    with ProcessPoolExecutor(2) as pool:
        jobs = [square(pool, number) for number in range(1, 5)]
        await asyncio.gather(*jobs)


if __name__ == "__main__":
    asyncio.run(main())
