# SPDX-License-Identifier: MIT
"""Handing calls to the executor, each with the time that a job takes."""
import asyncio
import functools

from .. import host, overlay

files = None  # what there is to open; made by the first who needs it


def file_system():
    global files
    if files is None:
        files = overlay.make(host.real_files)
    return files


def timed(name, function):
    """The function as a job called `name` that takes its time first."""
    latency = host.world.files.jobs.get(name, host.world.files.latency)

    @functools.wraps(function)
    def job(*args, **kwargs):
        host.block(latency)
        return function(*args, **kwargs)

    job.__name__ = job.__qualname__ = name
    return job


def run(name, function, args, kwargs, executor=None, loop=None):
    """A future of what the function returns."""
    loop = loop or asyncio.get_running_loop()
    job = functools.partial(timed(name, function), *args, **kwargs)
    return loop.run_in_executor(executor, job)
