# SPDX-License-Identifier: MIT
"""loop.py -- CPython's loop on the virtual clock."""
import asyncio
import asyncio.selector_events
import collections
import heapq
import signal
import warnings

from . import current
from .clock import Instant
from .creation_set import LiveGenerators
from .executors import VIRTUAL
from .jobs import pool_of
from .labels import Label
from .operations import Operations
from .poll import VirtualSelector
from .threads import locked


class ReadyQueue(collections.deque):
    """The loop's queue of handles, which reports what joins it."""

    def __init__(self):
        super().__init__()
        self.arrived = []  # (handle, when): of what ended in this poll

    def append(self, handle):
        job = handle.label.job
        if (job and job.op and job is current.jobs.running()
                and not job.delivered):
            job.delivered = True
            self.arrived.append((handle, job.now))
            return
        super().append(handle)
        current.observer.handle_ready(handle)

    def arrive(self, operation, handle):
        """A socket's handle runs for each arrival, with a name of its own."""
        handle.label = Label("call", "io " + operation.name,
                             operation=operation)
        self.arrived.append((handle, operation.due))

    def deliver(self):
        """The poll is over: what arrived in it joins."""
        for handle, when in self.arrived:
            super().append(handle)
            current.observer.handle_delivered(handle, when)
        self.arrived.clear()

    def __len__(self):
        return super().__len__() + len(self.arrived)

    def __bool__(self):
        return len(self) > 0

    def popleft(self):
        handle = super().popleft()
        if handle._cancelled:
            current.observer.handle_skipped(handle)
        return handle


class Bell:
    """A threading.Event that is waited for really, and by one thread."""

    def __init__(self):
        self._lock = locked()

    def ring(self):
        try:
            self._lock.release()
        except RuntimeError:  # it was rung
            pass

    def wait(self, timeout=None):
        self._lock.acquire(timeout=-1 if timeout is None else timeout)


class VirtualLoop(asyncio.selector_events.BaseSelectorEventLoop):
    """CPython's BaseSelectorEventLoop on the virtual clock."""

    max_ticks = None

    def __init__(self, selector=None):
        self.operations = Operations(self, current.clock, current.observer)
        super().__init__(VirtualSelector(self, self.max_ticks))
        self.silent_ticks = 0
        self.silent = current.jobs.running() is not None
        self._ready = ReadyQueue()
        self._asyncgens = LiveGenerators()
        self._clock_resolution = 0
        self.woken = Bell()
        self.is_woken = False  # the poll is over
        self._foreign_jobs = []

    def time(self):
        return Instant(current.clock.now)

    def call_at(self, when, callback, *args, context=None):
        timer = super().call_at(when, callback, *args, context=context)
        current.observer.timer_armed(timer)
        return timer

    def _timer_handle_cancelled(self, timer):
        super()._timer_handle_cancelled(timer)
        if timer._scheduled and not self._closed:
            current.observer.timer_disarmed(timer)

    def _process_events(self, event_list):
        """After the poll: the tick's line, then what came due.

        Unlike CPython, which does this next and finds nothing left to do: it
        compares floats, and K is told before the due timers are.
        """
        for operation, handle in event_list:
            self._ready.arrive(operation, handle)
        due = list(self._take_due())
        current.observer.ticked(self, len(self._ready) + len(due))
        self._ready.deliver()
        for timer in due:
            self._ready.append(timer)

    def _take_due(self):
        while self._scheduled and \
                self._scheduled[0]._when.ns <= current.clock.now:
            timer = heapq.heappop(self._scheduled)
            timer._scheduled = False
            yield timer

    def run_until_complete(self, future):
        # What Runner.close() does after the tasks is not in the trace.
        code = getattr(future, "cr_code", None)
        if code not in (self.shutdown_asyncgens.__code__,
                        self.shutdown_default_executor.__code__):
            return super().run_until_complete(future)
        before, self.silent = self.silent, True
        try:
            return super().run_until_complete(future)
        finally:
            self.silent = before

    def call_exception_handler(self, context):
        """A handler of the program's is called; the default one is silent
        about what the trace says anyway."""
        told = ("Exception in callback", "Task exception was never retrieved",
                "Task was destroyed", "unhandled exception during asyncio.run")
        message = context.get("message") or ""
        if message.startswith(told[0]) and "handle" in context:
            current.observer.callback_failed(context["handle"],
                                             context["exception"])
        if self._exception_handler or not message.startswith(told):
            super().call_exception_handler(context)

    # Threads.

    def _make_self_pipe(self):
        self._internal_fds = 0  # the bell is what wakes the poll

    def _close_self_pipe(self):
        pass

    def _write_to_self(self):
        self.is_woken = True
        self.woken.ring()
        current.jobs.recheck()  # one of them may run this loop

    def run_in_executor(self, executor, func, *args):
        future = super().run_in_executor(executor, func, *args)
        if executor is not None and not isinstance(executor, VIRTUAL):
            self._foreign_jobs.append(future)
        return future

    def waits_for_executors(self):
        """Whether an executor of another make has work; that is real."""
        self._foreign_jobs = [f for f in self._foreign_jobs if not f.done()]
        return bool(self._foreign_jobs)

    async def shutdown_default_executor(self, timeout=None):
        """As CPython's, which has a thread wait for those of the executor."""
        self._executor_shutdown_called = True
        executor = self._default_executor
        if executor is None:
            return
        future = self.create_future()

        def is_idle():
            if not self.is_closed():
                self.call_soon_threadsafe(
                    asyncio.futures._set_result_unless_cancelled, future, None)

        pool_of(executor).when_idle(is_idle)
        try:
            async with asyncio.timeout(timeout):
                await future
        except TimeoutError:
            warnings.warn("The executor did not finishing joining its threads "
                          f"within {timeout} seconds.", RuntimeWarning, 2)
        executor.shutdown(wait=False)

    # What CPython leaves to its loops for Unix and Windows.

    async def _make_subprocess_transport(self, *args, **kwargs):
        raise NotImplementedError("loopscope simulates no subprocesses")

    def _make_read_pipe_transport(self, *args, **kwargs):
        raise NotImplementedError("loopscope simulates no pipes")

    _make_write_pipe_transport = _make_read_pipe_transport

    # Signals come from outside; between two ticks is soon enough.

    def add_signal_handler(self, sig, callback, *args):
        def handler(number, frame):
            self.call_soon_threadsafe(callback, *args)
        signal.signal(sig, handler)

    def remove_signal_handler(self, sig):
        signal.signal(sig, signal.default_int_handler
                      if sig == signal.SIGINT else signal.SIG_DFL)
        return True
