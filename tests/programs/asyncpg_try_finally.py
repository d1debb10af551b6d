"""A connection that is closed whatever happens."""
import asyncio
import datetime

import asyncpg


async def main():
    conn = await asyncpg.connect("postgresql://postgres@localhost/test")
    try:
        await conn.execute("""
            CREATE TABLE users(
                id serial PRIMARY KEY,
                name text,
                dob date
            )
        """)
        await conn.execute("INSERT INTO users(name, dob) VALUES($1, $2)",
                           "Bob", datetime.date(1984, 3, 1))
        row = await conn.fetchrow("SELECT * FROM users WHERE name = $1", "Bob")
        print(row["id"], row["name"], row["dob"])
        print(dict(row))
        await conn.fetch("SELECT * FROM nobody")
    except asyncpg.UndefinedTableError as error:
        print("error:", error)
    finally:
        await conn.close()
        print("closed:", conn.is_closed())


asyncio.run(main())
