"""Four workers and a pool of two connections."""
import asyncio

import asyncpg


async def worker(pool, number):
    async with pool.acquire() as connection:
        name = await connection.fetchval(
            "SELECT name FROM users WHERE id = $1", number)
        print(f"user {number} is {name}")


async def main():
    async with asyncpg.create_pool(database="shop", min_size=1,
                                   max_size=2) as pool:
        await asyncio.gather(*(worker(pool, number) for number in (1, 2, 3)))
        print("connections:", pool.get_size())


asyncio.run(main())
