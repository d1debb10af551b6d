# SPDX-License-Identifier: MIT
"""recording.py -- records many programs on CPython, as recorder.py does one.

asyncio is prepared once, in this process; each program then runs in a child
forked from it, so that nothing of one is left for the next. Child and
recorder are the real ones: the program's source is compiled and run, and the
process ends with its exit event.
"""
import gc
import os
import pathlib
import signal
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "sim/cpython"))
from loopscope_recorder import command_line, run  # noqa: E402

PATH = "/nowhere/program.py"  # nothing of the file system is its own
SEPARATOR = b"\x1e\n"
SECONDS_MOST = 20  # of real time: then a program hangs


def prepare(max_ticks):
    """Called once a process, before record()."""
    run.prepare(max_ticks, run.Options.seed)
    run.prepare = lambda max_ticks, seed: None
    run.Options.max_ticks = max_ticks
    gc.freeze()


def child(source, code, out):
    """Records one program to its end, and ends this process."""
    signal.alarm(SECONDS_MOST)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    run.load_program = lambda given, path: (source, code)
    run.Run(PATH, [], lambda output: out, run.Options()).go()


def record(sources):
    """A file of their traces as JSON Lines, each with a SEPARATOR behind."""
    out = os.memfd_create("traces")
    for source in sources:
        # Here, not in the child: what it writes to costs it a page each.
        code = compile(source, PATH, "exec", dont_inherit=True)
        pid = os.fork()
        if pid == 0:
            try:
                child(source, code, out)
            finally:
                os._exit(2)
        status = os.waitpid(pid, 0)[1]
        if os.WIFSIGNALED(status):
            os.write(out, b'{"died": %d}\n' % os.WTERMSIG(status))
        os.write(out, SEPARATOR)
    os.lseek(out, 0, os.SEEK_SET)
    return out
