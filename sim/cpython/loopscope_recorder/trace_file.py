# SPDX-License-Identifier: MIT
"""trace_file.py -- where the events go; how a recorder ends that cannot go on."""
import json
import os
import sys

EXIT_USAGE = 2
to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class TraceFile:
    """Writes events, one a line, each handed to the system at once."""

    def __init__(self, fd):
        self._fd = fd
        self.count = 0           # of events written
        self.is_writing = False  # perhaps to a reader who takes his time
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self.forget)

    def forget(self):
        """A forked child writes no trace."""
        self._fd = None

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
        sys.stderr.write(f"loopscope: {message}\n")
        sys.stderr.flush()
    finally:
        os._exit(status)
