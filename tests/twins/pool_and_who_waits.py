# SPDX-License-Identifier: MIT
"""A waiter that is cancelled, one given a connection meanwhile, a closed one."""
import asyncio

import asyncpg


async def use(pool, name, seconds):
    async with pool.acquire() as connection:
        answer = await connection.execute(f"SELECT pg_sleep({seconds})")
        print(f"{name}: {answer}")


async def both(connection):
    return await asyncio.gather(
        connection.execute("SELECT pg_sleep(0.5)"),
        connection.execute("SELECT pg_sleep(0.25)"), return_exceptions=True)


async def leave(pool):
    async with pool.acquire() as connection:
        await connection.close()
    print("gave back a closed one")


async def main():
    pool = asyncpg.create_pool(database="shop", min_size=0, max_size=1)
    async with pool:
        first = asyncio.create_task(use(pool, "first", 1))
        await asyncio.sleep(0)
        waits = asyncio.create_task(use(pool, "waits", 1))
        late = asyncio.create_task(use(pool, "late", 1))
        await asyncio.sleep(0.3)
        waits.cancel()
        await first
        late.cancel()
        try:
            await late
        except asyncio.CancelledError:
            print("late had a connection, and gave it back")
        ends = asyncio.create_task(leave(pool))
        await asyncio.sleep(0)
        await use(pool, "next", 0.1)
        await ends
        connecting = asyncio.create_task(leave(pool))
        await asyncio.sleep(0)
        print("connections:", pool.get_size())
    print(await asyncio.gather(connecting, use(pool, "closed", 1),
                               return_exceptions=True))
    connection = await asyncpg.connect(database="shop")
    print(await both(connection))
    await connection.close()
    print(await both(connection))


asyncio.run(main())
