# SPDX-License-Identifier: MIT
"""executors.py -- executors on pools of ours."""
import asyncio
import concurrent.futures
import concurrent.futures.thread
import itertools

from . import current
from .jobs import Job, pool_of
from .threads import is_main_thread


CPUS = 4

real_submit = concurrent.futures.ThreadPoolExecutor.submit
real_shutdown = concurrent.futures.ThreadPoolExecutor.shutdown


def submit_job(self, fn, /, *args, **kwargs):
    """Executor.submit()."""
    if self._broken:
        raise concurrent.futures.thread.BrokenThreadPool(self._broken)
    if self._shutdown:
        raise RuntimeError("cannot schedule new futures after shutdown")
    if concurrent.futures.thread._shutdown:
        raise RuntimeError("cannot schedule new futures after interpreter "
                           "shutdown")
    pool = pool_of(self)
    job = Job(pool, fn, args, kwargs)
    pool.hand_over(job)
    return job.future


def shut_down_jobs(self, wait=True, *, cancel_futures=False):
    """Executor.shutdown()."""
    self._shutdown = True
    pool_of(self).shut_down(wait, cancel_futures)


def submit(self, fn, /, *args, **kwargs):
    """ThreadPoolExecutor.submit(). What a real thread submits is real."""
    virtual = (is_main_thread() or current.jobs.running()
               or asyncio._get_running_loop())
    return (submit_job if virtual else real_submit)(self, fn, *args, **kwargs)


def shutdown(self, wait=True, *, cancel_futures=False):
    """ThreadPoolExecutor.shutdown()."""
    shut_down_jobs(self, wait, cancel_futures=cancel_futures)
    real_shutdown(self, wait, cancel_futures=cancel_futures)


class ProcessPoolExecutor(concurrent.futures.Executor):
    """Its processes are threads here, and share what processes would not."""

    _counter = itertools.count()

    def __init__(self, max_workers=None, mp_context=None, initializer=None,
                 initargs=(), *, max_tasks_per_child=None):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = CPUS if max_workers is None else max_workers
        self._thread_name_prefix = f"Process-{next(self._counter)}"
        self._initializer, self._initargs = initializer, initargs
        self._broken = self._shutdown = False

    submit = submit_job
    shutdown = shut_down_jobs


ProcessPoolExecutor.__module__ = "concurrent.futures.process"
VIRTUAL = (concurrent.futures.ThreadPoolExecutor, ProcessPoolExecutor)
