# SPDX-License-Identifier: MIT
import asyncio

import asyncpg


async def report(pool, name, seconds):
    async with pool.acquire() as connection:
        print(f"{name} has a connection")
        await connection.execute(f"SELECT pg_sleep({seconds})")
    print(f"{name} is done")


async def main():
    async with asyncpg.create_pool(
        database="shop", min_size=1, max_size=2
    ) as pool:
        await asyncio.gather(
            report(pool, "sales", 3),
            report(pool, "stock", 1),
            report(pool, "staff", 1),
            report(pool, "taxes", 2),
        )
        print("connections:", pool.get_size())


asyncio.run(main())
