# SPDX-License-Identifier: MIT
"""trace_file.py -- where the events go; how a recorder ends that cannot go on."""
import json
import os
import sys

from .text import escape
from .threads import real_rlock

EXIT_USAGE = 2
to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class TraceFile:
    """Writes events, one a line, each handed to the system at once.

    Threads that the program starts for itself take no turns: whoever makes an
    event holds `alone` from its time and ids to its last byte.
    """

    def __init__(self, fd):
        self._fd = fd
        self.alone = real_rlock()
        self.count = 0           # of events written
        self.is_writing = False  # perhaps to a reader who takes his time
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self.forget)

    def forget(self):
        """A forked child writes no trace, and waits for no thread that is
        not there any more."""
        self._fd = None
        self.alone = real_rlock()

    def write(self, event):
        if self._fd is None:
            return
        data = memoryview(to_json(event).encode("utf-8", "replace") + b"\n")
        self.is_writing = True
        try:
            while data:
                data = data[os.write(self._fd, data):]
        except BrokenPipeError:  # the reader has seen enough
            os._exit(0)
        except OSError as error:
            fail(f"cannot write the trace: {error.strerror}")
        self.count += 1
        self.is_writing = False


def fail(message, status=EXIT_USAGE):
    """Ends the recorder where no program can be recorded (any more)."""
    try:
        sys.stderr.write(f"loopscope: {escape(message)}\n")
        sys.stderr.flush()
    finally:
        os._exit(status)
