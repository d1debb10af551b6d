# SPDX-License-Identifier: MIT
"""aiofiles.ospath: some of os.path, as coroutines."""
import stat

from . import jobs


def mode_of(path):
    try:
        return jobs.file_system().stat(path).st_mode
    except (OSError, ValueError):
        return 0


def exists(path):
    return mode_of(path) != 0


def isfile(path):
    return stat.S_ISREG(mode_of(path))


def isdir(path):
    return stat.S_ISDIR(mode_of(path))


def getsize(path):
    return jobs.file_system().stat(path).st_size


def getmtime(path):
    return jobs.file_system().stat(path).st_mtime


def coroutine_function(function):
    async def asynchronous(path, loop=None, executor=None):
        return await jobs.run(function.__name__, function, (path,), {},
                              executor, loop)

    asynchronous.__name__ = asynchronous.__qualname__ = function.__name__
    return asynchronous


for _function in (exists, isfile, isdir, getsize, getmtime):
    globals()[_function.__name__] = coroutine_function(_function)
