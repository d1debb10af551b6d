# SPDX-License-Identifier: MIT
"""aiofiles.open() and the files it gives."""
import io

from ..entered import _Entered
from . import jobs


class _AsyncBase:
    """A file whose methods are coroutines."""

    def __init__(self, file, loop, executor):
        self._file, self._loop, self._executor = file, loop, executor

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        await self.close()

    closed = property(lambda self: self._file.closed)
    name = property(lambda self: self._file.name)
    mode = property(lambda self: self._file.mode)


def coroutine_method(owner, name):
    async def method(self, *args, **kwargs):
        return await jobs.run(name, getattr(self._file, name), args, kwargs,
                              self._executor, self._loop)

    method.__name__, method.__qualname__ = name, f"{owner}.{name}"
    return method


def plain_method(name):
    def method(self, *args, **kwargs):
        return getattr(self._file, name)(*args, **kwargs)

    method.__name__ = name
    return method


def file_class(name, *more):
    """A class of files: every kind has these methods, some have more."""
    common = ("close", "flush", "isatty", "read", "readable", "readline",
              "readlines", "seek", "seekable", "tell", "truncate", "writable",
              "write", "writelines")
    methods = {method: coroutine_method(name, method)
               for method in (*common, *more)}
    methods["fileno"] = plain_method("fileno")
    return type(name, (_AsyncBase,), methods)


AsyncTextIOWrapper = file_class("AsyncTextIOWrapper")
AsyncBufferedIOBase = file_class("AsyncBufferedIOBase", "read1", "readinto")
AsyncBufferedReader = file_class("AsyncBufferedReader", "peek", "read1",
                                 "readinto")
AsyncFileIO = file_class("AsyncFileIO", "readall", "readinto")


def wrap(file, loop, executor):
    kinds = ((io.TextIOBase, AsyncTextIOWrapper),
             (io.BufferedReader, AsyncBufferedReader),
             (io.BufferedRandom, AsyncBufferedReader),
             (io.BufferedIOBase, AsyncBufferedIOBase))
    for kind, asynchronous in kinds:
        if isinstance(file, kind):
            return asynchronous(file, loop, executor)
    return AsyncFileIO(file, loop, executor)


class _ContextManager(_Entered):
    """What open() returns."""

    async def __aexit__(self, *exc_info):
        await self._result.close()
        self._result = None


async def _open(arguments, loop, executor):
    file = await jobs.run("open", jobs.file_system().open, arguments, {},
                          executor, loop)
    return wrap(file, loop, executor)


_open.__name__ = _open.__qualname__ = "open"


def open(file, mode="r", buffering=-1, encoding=None, errors=None,
         newline=None, closefd=True, opener=None, *, loop=None, executor=None):
    return _ContextManager(_open((file, mode, buffering, encoding, errors,
                                  newline, closefd, opener), loop, executor))
