"""A connection does one thing at a time; slow queries and deadlines."""
import asyncio

import asyncpg


async def main():
    conn = await asyncpg.connect()
    results = await asyncio.gather(conn.fetchval("SELECT pg_sleep(2)"),
                                   conn.fetchval("SELECT 1"),
                                   return_exceptions=True)
    print(results[1])
    try:
        await conn.fetchval("SELECT pg_sleep(60)", timeout=1)
    except TimeoutError:
        print("too slow")
    print(await conn.fetchval("SELECT count(*) FROM generate_series(1, 10)"))
    await conn.close()


asyncio.run(main())
