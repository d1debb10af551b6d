# SPDX-License-Identifier: MIT
"""entered.py -- what can be awaited, or entered with `async with`."""
import collections.abc


class _Entered(collections.abc.Coroutine):
    """Holds a coroutine; to who looks at an await chain it is that one.

    The underscore counts: what a task waits for passes over such names.
    """

    def __init__(self, coro):
        self._coro = coro
        self._result = None
        self.__name__, self.__qualname__ = coro.__name__, coro.__qualname__

    cr_frame = property(lambda self: self._coro.cr_frame)
    cr_await = property(lambda self: self._coro.cr_await)
    cr_running = property(lambda self: self._coro.cr_running)
    cr_code = property(lambda self: self._coro.cr_code)

    def send(self, value):
        return self._coro.send(value)

    def throw(self, *exc_info):
        return self._coro.throw(*exc_info)

    def close(self):
        return self._coro.close()

    def __await__(self):
        return self._coro.__await__()

    async def __aenter__(self):
        self._result = await self._coro
        return self._result
