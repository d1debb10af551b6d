# SPDX-License-Identifier: MIT
"""watchdog.py -- ends a program that keeps the loop to itself for too long.

Virtual time stands still while code runs, so real time has to tell. A thread
looks at intervals whether an event was written since it last looked; while
the reader of the trace has not taken the last one, time does not count.
"""
import _thread
import os
import sys
import time

from . import current

LOOKS = 10  # in the time allowed

real_sleep = time.sleep


class Watchdog:
    def __init__(self, seconds, trace):
        self._seconds, self._trace = seconds, trace

    def start(self):
        # Not a threading.Thread: nobody waits for it, nobody counts it.
        _thread.start_new_thread(self._run, ())

    def _run(self):
        seen, quiet = None, 0
        while quiet < LOOKS:
            real_sleep(self._seconds / LOOKS)
            now = self._trace.count
            quiet = 0 if self._trace.is_writing or now != seen else quiet + 1
            seen = now
        self._end()

    def _end(self):
        place = where_it_runs()
        what = ("the program is over, but this still runs"
                if current.main_is_over else
                "did not return to the event loop")
        # what to do stands first: on the screen a long line's end is cut
        os.write(2, (f"loopscope: {place}: {what}; --watchdog allows more "
                     f"than {self._seconds:g} s of real time\n"
                     ).encode("utf-8", "replace"))
        os._exit(1)


def where_it_runs():
    """FILE:LINE of the program that has the processor, as far as one sees."""
    sources = current.observer.sources
    me = _thread.get_ident()
    places = []
    for thread, frame in sys._current_frames().items():
        if thread == me:
            continue
        waits = sources.is_recorders(frame.f_code)
        found = innermost(frame, sources)
        if found:
            places.append((waits, f"{found[0].name}:{found[1]}"))
    return min(places, default=(0, "the program"))[1]


def innermost(frame, sources):
    while frame:
        source = sources.of(frame.f_code)
        if source:
            return source, frame.f_lineno
        frame = frame.f_back
    return None
