# SPDX-License-Identifier: MIT
"""host.py -- what the stand-ins ask of the recorder."""
import asyncio
import time

SECOND = 1_000_000_000

world = None        # the World; set by install()
_web = None         # its Web, made when somebody asks it
real_files = False  # whether the user's files are written to


def install(a_world, writes_real_files):
    global world, real_files
    world, real_files = a_world, writes_real_files


def answer(request):
    """What the world's web answers to a Request."""
    global _web
    if _web is None:
        from ..web import Web
        _web = Web(world)
    return _web.answer(request)


def operation(name, latency, result=None, error=None):
    """A future that an I/O operation of `latency` ns resolves."""
    loop = asyncio.get_running_loop()
    return loop.operations.begin(name, latency, result, error)


def block(latency):
    """Holds up the calling thread for `latency` ns."""
    time.sleep(latency / SECOND)
