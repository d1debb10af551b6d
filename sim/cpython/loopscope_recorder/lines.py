# SPDX-License-Identifier: MIT
"""lines.py -- tells each line of the program that is about to run, with what
its functions know then. Asked for with --lines; the trace's text has none.

A handle (outside of any: what runs up to the next) tells its first lines
only: code that computes for long is not made slow, nor the trace long.
"""
import sys
import threading

from . import current

LINES_MOST = 1000  # of a handle, and of a job


class Here(threading.local):
    left = 0       # lines that this thread may still tell
    on = False     # whether Python calls us


class Lines:
    def __init__(self, sources):
        self._sources = sources
        self._here = Here()

    def begin(self):
        """Another handle or job begins in this thread."""
        here = self._here
        here.left = LINES_MOST
        if not here.on:
            here.on = True
            sys.settrace(self._called)

    def _stop(self):
        self._here.on = False
        sys.settrace(None)

    def _called(self, frame, what, argument):
        return self._traced if self._sources.of(frame.f_code) else None

    def _traced(self, frame, what, argument):
        if what == "line" and frame.f_lineno:  # an empty module has line 0
            here = self._here
            here.left -= 1
            try:
                current.observer.line_reached(frame)
            except RecursionError:
                pass  # it is the program's to raise
            if here.left <= 0:
                self._stop()
        return self._traced
