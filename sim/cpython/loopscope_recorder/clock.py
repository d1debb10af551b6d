# SPDX-License-Identifier: MIT
"""clock.py -- virtual time: integer nanoseconds since the program began."""
import asyncio
import operator
import queue
import threading
import time

from . import current
from .threads import is_main_thread


SECOND = 1_000_000_000
DAY = 24 * 3600 * SECOND  # base_events.MAXIMUM_SELECT_TIMEOUT
FOREVER = 2**63 - 1       # where time ends: the last instant of the format
LONGEST_SLEEP = 2**63 / 1e9  # time.sleep() refuses as much, or more
EPOCH = 1_735_689_600 * SECOND  # time.time() at t=0: 2025-01-01 00:00 UTC


def to_ns(seconds):
    """Seconds as integer nanoseconds, to the nearest."""
    try:
        if seconds == int(seconds):  # all its digits count
            return clamp(int(seconds) * SECOND)
        return clamp(round(seconds * 1e9))
    except OverflowError:  # infinity
        return FOREVER if seconds > 0 else -FOREVER


def as_number(seconds):
    """What C code takes for seconds: a float, or what is an index."""
    return seconds if isinstance(seconds, float) else operator.index(seconds)


def clamp(ns):
    return max(-FOREVER, min(ns, FOREVER))


class Instant(float):
    """A time in seconds that also knows its nanoseconds.

    A float alone cannot: after 48 days its steps are wider than one. Adding a
    delay, as call_later() and timeout() do, keeps the nanoseconds.
    """

    __slots__ = ("ns",)

    def __new__(cls, ns):
        self = super().__new__(cls, ns / 1e9)
        self.ns = ns
        return self

    def __add__(self, delay):
        if isinstance(delay, (int, float)):
            return Instant(clamp(self.ns + to_ns(delay)))
        return super().__add__(delay)

    __radd__ = __add__

    def __reduce__(self):
        return (Instant, (self.ns,))


Instant.__name__ = Instant.__qualname__ = "float"
Instant.__module__ = "builtins"


def to_instant(when):
    return when if isinstance(when, Instant) else Instant(to_ns(when))


class Clock:
    """Virtual time: nanoseconds since the program began."""

    def __init__(self, end_at=None):
        self.main = 0  # where the loop and the main thread are
        self._end_at = end_at  # the run ends rather than pass it

    @property
    def now(self):
        """The time of whoever asks: a job has its own."""
        job = current.jobs.running()
        return job.now if job else self.main

    def advance_to(self, ns):
        if self._end_at is not None and ns > self._end_at:
            self.main = max(self.main, self._end_at)
            current.end_run("limit")
        self.main = max(self.main, clamp(ns))

    def install(self, observer):
        """Puts this clock under the time module; time.sleep() blocks on it."""
        real_sleep, real_monotonic = time.sleep, time.monotonic
        gmtime, strftime, asctime = time.gmtime, time.strftime, time.asctime

        def sleep(*arguments, **keywords):
            jobs = current.jobs
            if not jobs.running() and not is_main_thread():
                return real_sleep(*arguments, **keywords)
            if keywords or len(arguments) != 1:
                return real_sleep(*arguments, **keywords)  # refuses them
            seconds = as_number(*arguments)
            if not 0 <= seconds < LONGEST_SLEEP:
                return real_sleep(seconds)  # likewise
            ns = to_ns(seconds)
            if jobs.running():
                jobs.running().sleep(ns)
            elif jobs.active and asyncio._get_running_loop() is None:
                jobs.drive(lambda: False, clamp(self.main + ns), blocking=True)
            else:  # no job gets its turn while a handle sleeps
                observer.blocked(ns)
                self.advance_to(self.main + ns)

        def virtual_gmtime(seconds=None):
            return gmtime((EPOCH + self.now) // SECOND
                          if seconds is None else seconds)

        time.sleep = sleep
        time.gmtime = time.localtime = virtual_gmtime
        time.strftime = lambda form, t=None: strftime(
            form, virtual_gmtime() if t is None else t)
        time.asctime = lambda t=None: asctime(
            virtual_gmtime() if t is None else t)
        time.ctime = lambda seconds=None: asctime(virtual_gmtime(seconds))
        for name, start in (("time", EPOCH), ("monotonic", 0),
                            ("perf_counter", 0)):
            setattr(time, name, lambda start=start: (start + self.now) / 1e9)
            setattr(time, name + "_ns", lambda start=start: start + self.now)

        def thread_time():
            """For what waits with a timeout: as real as its waiting is."""
            virtual = current.jobs.running() or is_main_thread()
            return self.now / 1e9 if virtual else real_monotonic()

        threading._time = queue.time = thread_time
