# SPDX-License-Identifier: MIT
"""aiofiles.os: some of os, as coroutines."""
from . import jobs
from . import ospath as path


def coroutine_function(name):
    async def function(*args, loop=None, executor=None, **kwargs):
        return await jobs.run(name, getattr(jobs.file_system(), name), args,
                              kwargs, executor, loop)

    function.__name__ = function.__qualname__ = name
    return function


for _name in ("stat", "rename", "replace", "remove", "unlink", "mkdir",
              "makedirs", "rmdir", "listdir"):
    globals()[_name] = coroutine_function(_name)
