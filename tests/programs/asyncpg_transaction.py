"""A transfer that fails is undone."""
import asyncio

import asyncpg


async def transfer(conn, source, target, amount):
    async with conn.transaction():
        await conn.execute("UPDATE accounts SET balance = balance - $1 "
                           "WHERE name = $2", amount, source)
        left = await conn.fetchval("SELECT balance FROM accounts "
                                   "WHERE name = $1", source)
        if left < 0:
            raise ValueError(f"{source} has too little")
        await conn.execute("UPDATE accounts SET balance = balance + $1 "
                           "WHERE name = $2", amount, target)


async def main():
    conn = await asyncpg.connect(database="bank")
    for amount in (30, 100):
        try:
            await transfer(conn, "ann", "bob", amount)
        except ValueError as error:
            print(error)
        rows = await conn.fetch("SELECT * FROM accounts ORDER BY name")
        print([tuple(row) for row in rows])
    try:
        await conn.execute("INSERT INTO accounts VALUES ('ann', 1)")
    except asyncpg.UniqueViolationError as error:
        print(error)
    await conn.close()


asyncio.run(main())
