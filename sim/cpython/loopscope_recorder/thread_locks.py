# SPDX-License-Identifier: MIT
"""thread_locks.py -- where threads wait for each other."""
import functools
import threading
import time

from . import current
from .clock import clamp, to_ns
from .threads import is_main_thread, real_lock


class Lock:
    """threading.Lock, but who waits for it lets the jobs have their turns.

    Conditions, events, semaphores, queues and the results of jobs wait for a
    lock, too. It goes to who has waited longest.
    """

    really = threading.local()  # .now: whether this thread waits really

    def __init__(self):
        self._lock = real_lock()
        self.locked = self._lock.locked

    def acquire(self, blocking=True, timeout=-1):
        if not blocking or getattr(self.really, "now", False):
            return self._lock.acquire(blocking, timeout)
        if timeout > threading.TIMEOUT_MAX or timeout < 0 and timeout != -1:
            return self._lock.acquire(blocking, timeout)  # refused
        until = None if timeout == -1 \
            else clamp(current.clock.now + to_ns(timeout))
        return current.jobs.wait(lambda: self._lock.acquire(False), until,
                         lambda: self._acquire_really(timeout))

    def _acquire_really(self, timeout):
        done = self._lock.acquire(True, timeout)
        if not done and is_main_thread():
            time.sleep(timeout)  # it took that long
        return done

    def release(self):
        self._lock.release()
        current.jobs.recheck()

    def _at_fork_reinit(self):
        self._lock._at_fork_reinit()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()


Lock.__name__ = Lock.__qualname__ = "lock"
Lock.__module__ = "_thread"


def start_really(start):
    """Thread.start(), which waits until the thread has begun."""
    def wrapper(self):
        before = getattr(Lock.really, "now", False)
        Lock.really.now = True
        try:
            start(self)
        finally:
            Lock.really.now = before
    return functools.wraps(start)(wrapper)
