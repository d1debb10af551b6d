# SPDX-License-Identifier: MIT
"""Pools: connections that are lent. Who comes too late waits in line."""
import asyncio
import collections
import contextlib

from . import connection as connections
from .errors import InterfaceError


class PoolConnectionProxy:
    """A connection that is lent; given back it is of no use."""

    def __init__(self, connection):
        self._con = connection

    def __getattr__(self, name):
        connection = self.__dict__["_con"]
        if connection is None:
            raise InterfaceError(
                f"cannot call Connection.{name}(): connection has been "
                "released back to the pool")
        return getattr(connection, name)

    def __repr__(self):
        return f"<PoolConnectionProxy {self._con!r}>"


class _Acquire:
    """What pool.acquire() returns: await it, or enter it with async with."""

    def __init__(self, pool, timeout):
        self._pool, self._timeout = pool, timeout
        self._lent = None

    def _coro(self):
        coro = self._pool._acquire(self._timeout)
        coro.__name__, coro.__qualname__ = "acquire", "Pool.acquire"
        return coro

    def __await__(self):
        return self._coro().__await__()

    async def __aenter__(self):
        self._lent = await self._coro()
        return self._lent

    async def __aexit__(self, *exc_info):
        await self._pool.release(self._lent)


class Pool:
    def __init__(self, dsn, options, min_size, max_size, setup, init):
        if max_size <= 0:
            raise ValueError("max_size is expected to be greater than zero")
        if min_size < 0:
            raise ValueError("min_size is expected to be greater or equal to "
                             "zero")
        if min_size > max_size:
            raise ValueError("min_size is greater than max_size")
        self._name = connections.database_name(dsn, options)
        self._command_timeout = options.get("command_timeout")
        self._min_size, self._max_size = min_size, max_size
        self._setup, self._init = setup, init
        self._idle = []      # connections, the last used last
        self._size = 0       # those there are, or that are being made
        self._line = collections.deque()  # futures of who waits
        self._state = "new"
        self._emptied = None

    # Opening.

    async def _open(self):
        """Makes min_size connections, all at once."""
        if self._state == "new":
            self._size = self._min_size
            futures = [connections.begin_connecting(self._name)
                       for _ in range(self._min_size)]
            for future in futures:
                await future
                self._idle.append(await self._made())
            self._state = "open"
        return self

    async def _made(self):
        connection = connections.Connection(self._name, self._command_timeout)
        if self._init:
            await self._init(connection)
        return connection

    def __await__(self):
        coro = self._open()
        coro.__name__ = coro.__qualname__ = "create_pool"
        return coro.__await__()

    async def _enter(self):
        return await self

    def __aenter__(self):
        coro = self._enter()
        coro.__name__ = coro.__qualname__ = "create_pool"
        return coro

    async def __aexit__(self, *exc_info):
        await self.close()

    # Lending.

    def acquire(self, *, timeout=None):
        return _Acquire(self, timeout)

    async def _acquire(self, timeout):
        if self._state != "open":
            raise InterfaceError(
                "pool is not initialized" if self._state == "new"
                else f"pool is {self._state}")
        async with (asyncio.timeout(timeout) if timeout
                    else contextlib.nullcontext()):
            connection = await self._next()
        if self._setup:
            await self._setup(connection)
        return PoolConnectionProxy(connection)

    async def _next(self):
        """An idle connection, a new one, or the next that is given back."""
        while self._idle:
            connection = self._idle.pop()
            if not connection.is_closed():
                return connection
            self._size -= 1
        if self._size < self._max_size:
            return await self._connect()
        waiter = asyncio.get_running_loop().create_future()
        self._line.append(waiter)
        try:
            connection = await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled():
                self._give_back(waiter.result())
            elif waiter in self._line:
                self._line.remove(waiter)
            raise
        return connection if connection else await self._connect()

    async def _connect(self):
        self._size += 1
        try:
            await connections.begin_connecting(self._name)
            return await self._made()
        except BaseException:
            self._size -= 1
            self._pass_on(None)
            raise

    async def release(self, connection, *, timeout=None):
        lent = connection._con
        connection._con = None
        if lent is not None:
            self._give_back(lent)

    def _give_back(self, connection):
        """To the next in line, or back among the idle; None: there is room."""
        if connection is not None and connection.is_closed():
            self._size -= 1
            connection = None
        if connection is None:
            self._pass_on(None)
        else:
            if connection.is_in_transaction():
                connection._session.run("ROLLBACK")
            if not self._pass_on(connection):
                self._idle.append(connection)
        if self._emptied and len(self._idle) == self._size:
            self._emptied.set_result(None)
            self._emptied = None

    def _pass_on(self, connection):
        """To the first in line who still waits; False: nobody does."""
        while self._line:
            waiter = self._line.popleft()
            if not waiter.done():
                waiter.set_result(connection)
                return True
        return False

    # Queries on any connection.

    async def fetch(self, query, *args, timeout=None, record_class=None):
        async with self.acquire() as connection:
            return await connection.fetch(query, *args, timeout=timeout)

    async def fetchrow(self, query, *args, timeout=None, record_class=None):
        async with self.acquire() as connection:
            return await connection.fetchrow(query, *args, timeout=timeout)

    async def fetchval(self, query, *args, column=0, timeout=None):
        async with self.acquire() as connection:
            return await connection.fetchval(query, *args, column=column,
                                             timeout=timeout)

    async def execute(self, query, *args, timeout=None):
        async with self.acquire() as connection:
            return await connection.execute(query, *args, timeout=timeout)

    async def executemany(self, command, args, *, timeout=None):
        async with self.acquire() as connection:
            await connection.executemany(command, args, timeout=timeout)

    # Closing.

    async def close(self):
        """Waits until all are given back, then closes them, all at once."""
        if self._state != "open":
            return
        self._state = "closing"
        if len(self._idle) < self._size:
            self._emptied = asyncio.get_running_loop().create_future()
            await self._emptied
        futures = [connections.begin_closing(self._name) for _ in self._idle]
        for connection, future in zip(self._idle, futures):
            await future
            connection.terminate()
        self._state = "closed"

    def terminate(self):
        for connection in self._idle:
            connection.terminate()
        self._state = "closed"

    def get_size(self):
        return self._size

    def get_idle_size(self):
        return len(self._idle)

    def get_min_size(self):
        return self._min_size

    def get_max_size(self):
        return self._max_size


def create_pool(dsn=None, *, min_size=10, max_size=10, max_queries=50000,
                max_inactive_connection_lifetime=300.0, setup=None, init=None,
                loop=None, connection_class=None, record_class=None,
                **options):
    return Pool(dsn, options, min_size, max_size, setup, init)
