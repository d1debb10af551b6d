# SPDX-License-Identifier: MIT
"""Connections, transactions and cursors. Each query is an I/O operation."""
import asyncio
import contextlib
from urllib.parse import urlsplit

from .. import host
from . import database, sql
from .errors import (InterfaceError, NoActiveSQLTransactionError,
                     TooManyConnectionsError)
from .record import Record

_open = 0  # connections


def database_name(dsn, options):
    """Which database the program names; PostgreSQL's own default."""
    path = urlsplit(dsn).path.strip("/") if dsn else ""
    return options.get("database") or path or options.get("user") \
        or "postgres"


def begin_connecting(name):
    """A future that is done when a connection is made."""
    if _open >= host.world.database.max_connections:
        error = TooManyConnectionsError("sorry, too many clients already")
    else:
        error = None
    return host.operation(f"connect {name}", host.world.database.connect,
                          error=error)


def begin_closing(name):
    return host.operation(f"close {name}", host.world.database.connect)


async def connect(dsn=None, *, timeout=60, command_timeout=None, **options):
    name = database_name(dsn, options)
    await begin_connecting(name)
    return Connection(name, command_timeout)


class Connection:
    def __init__(self, name, command_timeout=None):
        global _open
        _open += 1
        self._name = name
        self._timeout = command_timeout
        self._session = database.Session()
        self._depth = 0      # of transactions
        self._busy = False
        self._closed = False

    def __repr__(self):
        return f"<asyncpg.connection.Connection {self._name}>"

    # Queries.

    @contextlib.asynccontextmanager
    async def _asked(self, query, arguments, timeout):
        """A query is under way; inside, its answer may be had."""
        self._check()
        timeout = self._timeout if timeout is None else timeout
        self._busy = True
        try:
            async with (asyncio.timeout(timeout) if timeout
                        else contextlib.nullcontext()):
                await host.operation(sql.shortened(query),
                                     database.latency(query, arguments))
            yield self._session
        finally:
            self._busy = False

    def _check(self):
        if self._closed:
            raise InterfaceError("connection is closed")
        if self._busy:
            raise InterfaceError("cannot perform operation: another operation "
                                 "is in progress")

    async def _rows(self, query, arguments, timeout):
        async with self._asked(query, arguments, timeout) as session:
            columns, rows, _ = session.run(query, arguments)
        return [Record(columns, row) for row in rows]

    async def fetch(self, query, *args, timeout=None, record_class=None):
        return await self._rows(query, args, timeout)

    async def fetchrow(self, query, *args, timeout=None, record_class=None):
        rows = await self._rows(query, args, timeout)
        return rows[0] if rows else None

    async def fetchval(self, query, *args, column=0, timeout=None):
        rows = await self._rows(query, args, timeout)
        return rows[0][column] if rows else None

    async def execute(self, query, *args, timeout=None):
        async with self._asked(query, args, timeout) as session:
            return session.run(query, args).status

    async def executemany(self, command, args, *, timeout=None):
        args = [tuple(each) for each in args]
        async with self._asked(command, args[0] if args else (),
                               timeout) as session:
            for each in args:
                session.run(command, each)

    async def copy_records_to_table(self, table_name, *, records, columns=None,
                                    schema_name=None, timeout=None):
        records = [tuple(record) for record in records]
        names = f" ({', '.join(columns)})" if columns else ""
        marks = ", ".join(f"${number}" for number
                          in range(1, len(records[0]) + 1 if records else 1))
        command = f"COPY {table_name}{names} FROM STDIN"
        insert = f"INSERT INTO {table_name}{names} VALUES ({marks})"
        async with self._asked(command, (), timeout) as session:
            for record in records:
                session.run(insert, record)
        return f"COPY {len(records)}"

    async def prepare(self, query, *, timeout=None):
        async with self._asked(f"PREPARE {query}", (), timeout):
            return PreparedStatement(self, query)

    def cursor(self, query, *args, prefetch=None, timeout=None):
        if not self.is_in_transaction():
            raise NoActiveSQLTransactionError(
                "cursor cannot be created outside of a transaction")
        return Cursor(self, query, args, timeout)

    # Transactions.

    def transaction(self, *, isolation=None, readonly=False, deferrable=False):
        return Transaction(self, isolation)

    def is_in_transaction(self):
        return self._session.in_transaction

    # The connection.

    async def set_type_codec(self, typename, **codec):
        """Accepted: JSON columns stay texts."""

    async def reset(self, *, timeout=None):
        await self.execute("RESET ALL", timeout=timeout)

    def is_closed(self):
        return self._closed

    async def close(self, *, timeout=None):
        if self._closed:
            return
        self._check()
        await begin_closing(self._name)
        self.terminate()

    def terminate(self):
        global _open
        if not self._closed:
            self._closed = True
            self._session = database.Session()
            _open -= 1


class PreparedStatement:
    def __init__(self, connection, query):
        self._connection, self._query = connection, query

    def get_query(self):
        return self._query

    async def fetch(self, *args, timeout=None):
        return await self._connection.fetch(self._query, *args,
                                            timeout=timeout)

    async def fetchrow(self, *args, timeout=None):
        return await self._connection.fetchrow(self._query, *args,
                                               timeout=timeout)

    async def fetchval(self, *args, column=0, timeout=None):
        return await self._connection.fetchval(self._query, *args,
                                               column=column, timeout=timeout)

    async def executemany(self, args, *, timeout=None):
        await self._connection.executemany(self._query, args, timeout=timeout)


class Cursor:
    """Rows one by one; the first asks for all of them."""

    def __init__(self, connection, query, arguments, timeout):
        self._asked = connection, query, arguments, timeout
        self._rows = None

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self._rows is None:
            connection, query, arguments, timeout = self._asked
            self._rows = iter(await connection.fetch(query, *arguments,
                                                     timeout=timeout))
        for row in self._rows:
            return row
        raise StopAsyncIteration


class Transaction:
    def __init__(self, connection, isolation):
        self._connection, self._isolation = connection, isolation
        self._savepoint = None
        self._state = "new"

    async def start(self):
        self._must_be("new", "start")
        connection = self._connection
        if connection.is_in_transaction():
            connection._depth += 1
            self._savepoint = f"__asyncpg_savepoint_{connection._depth}__"
            await connection.execute(f"SAVEPOINT {self._savepoint};")
        elif self._isolation:
            level = self._isolation.upper().replace("_", " ")
            await connection.execute(f"BEGIN ISOLATION LEVEL {level};")
        else:
            await connection.execute("BEGIN;")
        self._state = "started"

    async def commit(self):
        self._must_be("started", "commit")
        self._state = "failed"
        await self._connection.execute(
            f"RELEASE SAVEPOINT {self._savepoint};" if self._savepoint
            else "COMMIT;")
        self._state = "committed"

    async def rollback(self):
        self._must_be("started", "rollback")
        self._state = "failed"
        await self._connection.execute(
            f"ROLLBACK TO {self._savepoint};" if self._savepoint
            else "ROLLBACK;")
        self._state = "rolled back"

    def _must_be(self, state, what):
        if self._state != state:
            raise InterfaceError(f"cannot {what}; the transaction is "
                                 f"{self._state}")

    async def __aenter__(self):
        await self.start()
        return self

    async def __aexit__(self, kind, error, traceback):
        if kind is None:
            await self.commit()
        else:
            await self.rollback()
