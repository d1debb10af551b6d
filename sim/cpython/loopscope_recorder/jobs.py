# SPDX-License-Identifier: MIT
"""jobs.py -- executor jobs: threads that take turns."""
import collections
import concurrent.futures
import concurrent.futures.thread
import contextlib
import functools
import itertools
import threading

from . import current
from .clock import clamp
from .labels import job_name
from .threads import is_main_thread, locked, real_lock


class Job:
    """A call handed to a pool; from its begin to its end it has a worker."""

    def __init__(self, pool, function, args, kwargs):
        self.name = job_name(function, args)
        self.op = current.observer.job_handed_over(self.name)
        self.serial = current.jobs.new_serial()
        self.pool = pool
        self.future = concurrent.futures.Future()
        self.future.job = self
        self.call = functools.partial(function, *args, **kwargs)
        self.worker = None
        self.now = current.clock.now  # its own time
        self.due = None      # when it goes on; None: when attempt succeeds
        self.attempt = None  # what it waits for: a function
        self.delivered = False

    def run(self):
        future = self.future
        if not future.set_running_or_notify_cancel():
            return
        try:
            result = self.call()
        except BaseException as error:
            future.set_exception(error)
        else:
            future.set_result(result)

    def sleep(self, ns):
        self.due = clamp(self.now + ns)
        self.worker.give_back()

    def wait(self, attempt, until):
        """Waits until an attempt succeeds; returns whether one did in time."""
        if attempt():
            return True
        self.attempt, self.due = attempt, until
        current.jobs.blocked.append(self)
        self.worker.give_back()
        if self.attempt is None:
            return True
        self.attempt = None
        current.jobs.blocked.remove(self)
        return False


class Worker(threading.Thread):
    """A thread of a pool. It stands still while it has not the baton.

    A daemon: nothing waits for a job that never gives the baton back.
    """

    def __init__(self, pool, number):
        super().__init__(name=f"{pool.name}_{number}", daemon=True)
        self._turn, self._back = locked(), locked()
        self._pool = pool
        self._prepared = False
        self.job = None
        self.free_at = 0
        self.start()

    def take_turn(self):
        """Called by who has the baton, and gets it back."""
        self._turn.release()
        self._back.acquire()

    def give_back(self):
        self._back.release()
        self._turn.acquire()

    def run(self):
        self._turn.acquire()
        while self.job:
            job = self.job
            with current.jobs.running_here(job):
                if self._is_prepared():
                    job.run()
                self._pool.ended(job)
            job = None  # what it holds may go
            self.give_back()

    def dismiss(self):
        """It has no job and shall get none."""
        self._turn.release()

    def _is_prepared(self):
        if not self._prepared:
            self._prepared = self._pool.prepare()
        return self._prepared


def other_threads():
    """Whether there are threads that nobody hands the baton to."""
    return any(thread is not threading.main_thread()
               and not isinstance(thread, Worker)
               for thread in threading.enumerate())


def pause():
    """Gives other threads a moment of real time."""
    locked().acquire(timeout=0.01)


class Pool:
    """What an executor is to us: workers, and jobs that wait for one."""

    def __init__(self, executor):
        self.name = executor._thread_name_prefix
        self._executor = executor
        self._idle = collections.deque()
        self._busy = 0
        self._hired = 0
        self._waiting = collections.deque()
        self._on_idle = []

    def hand_over(self, job):
        self._waiting.append(job)
        self._assign()

    def ended(self, job):
        """Called by a job's thread while it has the baton."""
        job.worker.job = None
        if job in current.jobs.active:  # else it never gets the baton again
            job.worker.free_at = job.now
            self._idle.append(job.worker)
            self.forget(job)

    def forget(self, job):
        """It ended, or will not be waited for."""
        del current.jobs.active[job]
        self._busy -= 1
        self._assign()
        if self.is_idle():
            callbacks, self._on_idle = self._on_idle, []
            for callback in callbacks:
                callback()
        current.jobs.recheck()

    def _assign(self):
        while self._waiting and (
                self._idle or self._hired < self._executor._max_workers):
            job = self._waiting.popleft()
            worker = self._idle.popleft() if self._idle else self._hire()
            job.worker, worker.job = worker, job
            job.due = job.now = max(job.now, worker.free_at)
            current.jobs.active[job] = True
            self._busy += 1

    def _hire(self):
        self._hired += 1
        return Worker(self, self._hired - 1)

    def prepare(self):
        """Runs the initializer in a new worker; False: it failed."""
        executor = self._executor
        if executor._initializer is None:
            return True
        try:
            executor._initializer(*executor._initargs)
        except BaseException:
            concurrent.futures._base.LOGGER.critical(
                "Exception in initializer:", exc_info=True)
            self._break()
            return False
        return True

    def _break(self):
        executor = self._executor
        executor._broken = ("A thread initializer failed, the thread pool is "
                            "not usable anymore")
        begun = [job for job in current.jobs.active if job.pool is self]
        for job in [*begun, *self._waiting]:
            if not job.future.done():
                job.future.set_exception(
                    concurrent.futures.thread.BrokenThreadPool(
                        executor._broken))

    def is_idle(self):
        return not self._busy and not self._waiting

    def when_idle(self, callback):
        if self.is_idle():
            callback()
        else:
            self._on_idle.append(callback)

    def shut_down(self, wait, cancel):
        if cancel:
            for job in list(self._waiting):
                job.future.cancel()
        if wait:
            current.jobs.wait(self.is_idle)
        if self.is_idle():
            while self._idle:
                self._idle.popleft().dismiss()


def pool_of(executor):
    if not hasattr(executor, "_virtual_pool"):
        executor._virtual_pool = Pool(executor)
    return executor._virtual_pool


class Jobs:
    """Whose turn it is."""

    def __init__(self):
        self.active = {}   # those that have a worker; a set in order
        self.blocked = []  # those with an attempt, longest first
        self._here = threading.local()
        self._driving = real_lock()
        self._serials = itertools.count(1)

    def new_serial(self):
        return next(self._serials)

    def running(self):
        """The job whose thread this is, or None."""
        return getattr(self._here, "job", None)

    @contextlib.contextmanager
    def running_here(self, job):
        self._here.job = job
        current.observer.work_begins()
        try:
            yield
        finally:
            self._here.job = None

    def drive(self, attempt, until, blocking=False):
        """Runs jobs and moves the clock until an attempt succeeds.

        Returns whether it did before `until`, and None if nothing is left
        that could bring it about. `blocking`: a line of the program waits,
        not a poll; it goes on at once.
        """
        while True:
            if self._run_next():
                if blocking and attempt():
                    return True
                continue
            if attempt():
                return True
            if until is not None and until <= current.clock.main:
                return False
            moments = [job.due for job in self.active if job.due is not None]
            if until is not None:
                moments.append(until)
            if not moments:
                return None
            if blocking:
                current.observer.blocked(min(moments) - current.clock.main)
            current.clock.advance_to(min(moments))

    def _run_next(self):
        """Gives the first job that is due its turn; False if none is."""
        with self._driving:
            job = min((job for job in self.active
                       if job.due is not None
                       and job.due <= current.clock.main),
                      key=lambda job: (job.due, job.serial), default=None)
            if job:
                job.now, job.due = job.due, None
                try:
                    job.worker.take_turn()
                except BaseException:  # Ctrl-C: it is not waited for any more
                    if job in self.active:
                        job.pool.forget(job)
                    raise
        return job is not None

    def poll(self, attempt, until):
        """What a loop does while it has nothing to run."""
        job = self.running()  # asyncio.run() in a job
        if job:
            return job.wait(attempt, until)
        return self.drive(attempt, until)

    def wait(self, attempt, until=None, really=None):
        """Holds up the calling thread until an attempt succeeds.

        Where jobs cannot help, `really` waits.
        """
        if attempt():
            return True
        job = self.running()
        if job:
            return job.wait(attempt, until)
        while is_main_thread() and (self.active or not other_threads()):
            done = self.drive(attempt, until, blocking=True)
            if done is not None:
                return done
            if not other_threads():
                current.end_run("deadlock")
            pause()
        if really:
            return really()
        while not attempt():
            pause()
        return True

    def recheck(self):
        """Called when something changes that jobs may wait for."""
        for job in list(self.blocked):
            if job.attempt():
                job.attempt = None
                self.blocked.remove(job)
                job.due = max(job.now, current.clock.now)

    def finish(self):
        """Lets all jobs end; False if one waits for what never happens."""
        done = self.drive(lambda: not self.active, None)
        return done is not None or other_threads()
