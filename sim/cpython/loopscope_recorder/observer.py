# SPDX-License-Identifier: MIT
"""observer.py -- from what happens in the loop to events."""
import asyncio
import collections
import contextlib
import gc
import inspect
import itertools
import sys
import threading
import types

from . import current, resources
from .await_chain import (await_chain, awaited_tasks, coro_name, frame_of,
                          waits_on)
from .handles import TimerHandle
from .stack import await_stack, running_stack, traceback_of
from .standstill import Standstill
from .text import escape, safe_repr

VERSION = 1  # of the trace format
SILENT_TICKS_LEAST = 1000  # a limit of fewer holds for what is told alone


class Activity(threading.local):
    """What a thread is in the middle of. A job is in no handle."""

    def __init__(self):
        self.handle = None  # the one that runs
        self.stepping = []  # tasks in a step; more than one if eager
        self.is_telling = False  # asks the program's objects about themselves


class Observer:
    """Is told what happens in the loop, and writes the events.

    A loop is silent while the library shuts down async generators and the
    executor, and when a job runs it: nothing is said of its handles and tasks,
    only what the program prints, and for how long it blocks.
    """

    def __init__(self, clock, trace):
        self._clock = clock
        self._trace = trace
        self.sources = None
        self.lines = None      # lines.Lines, if they are told
        self.tick = 0
        self._here = Activity()
        self._tasks = {}       # by serial: those that may still matter
        self.standstill = Standstill()
        self._unawaited = []   # names of coroutines that died unrun
        self._ids = collections.defaultdict(itertools.count)

    # Writing.

    @property
    def alone(self):
        """Is held while an event is made and written (trace_file.py)."""
        return self._trace.alone

    def _emit(self, ev, position=None, **keys):
        with self.alone:
            if not (ev == "task" and self._has_begun(keys["task"])):
                self._tell_resources()
            if ev in ("tick", "run"):
                resources.handle_is_over()
            self._write(ev, position, **keys)

    def _write(self, ev, position=None, **keys):
        place = {}
        if position:
            source, line = position
            place = {"file": source.name, "line": line}
        told = {k: v for k, v in keys.items() if v is not None}
        with self.alone:
            self._trace.write({"ev": ev, "t": self._clock.main} | place | told)

    def _has_begun(self, task):
        """Whether it started eagerly: what has changed since, it did itself,
        and nothing can name it before its event."""
        stepping = self._here.stepping
        return stepping and stepping[-1].trace_id == task

    def _tell_resources(self):
        """What tasks share, where it is not as it was told last."""
        if (self._here.is_telling or not resources.has_recent()
                or self._is_silent()):
            return
        with self._telling(), self.alone:
            for record, state in resources.changed():
                position, record.position = record.position, None
                self._write("resource", position, resource=record.id,
                            kind=record.kind, **state)
            resources.keep_few()

    def _emit_caused(self, ev, position=None, **keys):
        """An event that running code caused, here unless said otherwise."""
        position = position or self.position()
        if not self._here.handle:
            keys["outside"] = True
        self._emit(ev, position, **keys)

    def position(self):
        """(Source, line) of what runs, or None."""
        found = self.sources.running()
        if not found and self._here.stepping:
            task = self._here.stepping[-1]
            if not task.done():
                found = self.sources.suspended(await_chain(task.get_coro()))
        return found

    def _new_id(self, kind):
        return next(self._ids[kind]) + 1

    def _label(self, label):
        task = label.task
        keys = {"do": label.do, "call": label.call and escape(label.call)}
        if task is not None:
            keys["task"] = getattr(task, "trace_id", None)
            keys["name"] = escape(task.get_name())
        return keys

    def trace_began(self, program):
        runtime = "CPython %d.%d" % sys.version_info[:2]
        self._trace.write({"ev": "trace", "version": VERSION, "t": 0,
                           "program": program, "runtime": runtime})

    def source_found(self, source):
        self._write("source", file=source.name, language="python",
                   text=source.text)

    # Ticks and handles.

    def ticked(self, loop, ready):
        if loop.silent:
            loop.silent_ticks += 1
        else:
            self.tick += 1
            self.standstill.ticked(self._clock.main)
            self._emit("tick", tick=self.tick, ready=ready)

    def has_ticked(self, loop, times):
        if loop.silent:
            times = times and max(times, SILENT_TICKS_LEAST)
            return loop.silent_ticks == times
        return self.tick == times

    def handle_ready(self, handle):
        """A handle was appended to the ready queue."""
        self._settle()
        if handle._loop.silent:
            return
        task = handle.label.task
        if handle.label.do == "step" and task.trace_id is None:
            self._task_created(task)
        stack = self._given_way(handle.label)
        with self.alone:
            handle.id = self._new_id("handle")
            if isinstance(handle, TimerHandle):
                self._emit("fire", handle=handle.id, timer=handle.timer_id,
                           when=handle._when.ns, **self._label(handle.label))
            else:
                self._emit_caused("ready", handle=handle.id,
                                  **self._label(handle.label), stack=stack)

    def _given_way(self, label):
        """The await stack of a task that yields in its step, or None."""
        stepping, task = self._here.stepping, label.task
        if label.do != "step" or not stepping or stepping[-1] is not task:
            return None
        chain = await_chain(task.get_coro())
        return self._told(await_stack, chain)

    def handle_delivered(self, handle, when):
        """The completion of a job or of an operation was appended to it."""
        if not handle._loop.silent:
            handle.id = self._new_id("handle")
            done = handle.label.job or handle.label.operation
            self._emit("deliver", handle=handle.id, op=done.op, when=when,
                       **self._label(handle.label))

    def handle_skipped(self, handle):
        if not handle._loop.silent:
            self._emit("skip", handle=handle.id, **self._label(handle.label))

    def work_begins(self):
        """A handle, or a job, which is in a thread of its own."""
        if self.lines:
            self.lines.begin()

    def handle_begins(self, handle):
        self.work_begins()
        if not handle._loop.silent:
            self._emit("run", handle=handle.id, **self._label(handle.label))
            self._here.handle = handle
        if handle.label.do != "call":
            self.standstill.ran(handle.label.task)
            self.step_begins(handle.label.task)

    def handle_ends(self, handle):
        if handle.label.do != "call":
            self.step_ends()
        self._here.handle = None

    def timer_armed(self, timer):
        self._settle()
        if not timer._loop.silent:
            timer.timer_id = self._new_id("timer")
            self._emit_caused("timer", timer=timer.timer_id,
                              when=timer._when.ns, **self._label(timer.label))

    def timer_disarmed(self, timer):
        self._settle()
        if not timer._loop.silent:
            self._emit_caused("untimer", timer=timer.timer_id,
                              when=timer._when.ns, **self._label(timer.label))

    def callback_failed(self, handle, error):
        label = handle.label
        self._settle()
        if not handle._loop.silent:
            self._emit_caused("warn", about="callback",
                              what=escape(label.call or label.do),
                              value=self._repr(error))

    def line_reached(self, frame):
        """A line of the program's is about to run."""
        if self._here.is_telling or self._is_silent():
            return
        task = self._here.stepping[-1] if self._here.stepping else None
        if task is None or task.trace_id is not None:
            self._tell_resources()
        root = task and frame_of(task.get_coro())
        self._write("line", (self.sources.of(frame.f_code), frame.f_lineno),
                    task=task and task.trace_id, op=self._job_of_thread(),
                    stack=self._told(running_stack, frame, root))

    @staticmethod
    def _job_of_thread():
        job = current.jobs.running()
        return job.op if job else None

    # Tasks.

    def task_made(self, task):
        """Keeps it alive: its end must not depend on who else does."""
        if not task.done_told or task._exception is not None:
            self._tasks[task.serial] = task

    def _task_created(self, task):
        if task._loop.silent:
            return
        task.trace_id = self._new_id("task")
        coro = task.made_of or task.get_coro()
        code = getattr(coro, "cr_code", None)
        source = code and self.sources.of(code)
        self._emit_caused(
            "task", task.made_at, task=task.trace_id, name=escape(task.get_name()),
            coro=escape(coro_name(coro)),
            coro_file=source.name if source else None,
            coro_line=source.def_line(code) if source else None)

    def step_begins(self, task):
        self._settle()  # to start another eagerly is to do something
        if task.trace_id is None:  # it is announced late: what changed is told
            self._tell_resources()
        self._here.stepping.append(task)

    def step_ends(self):
        self._settle()
        task = self._here.stepping[-1]
        if not task.done() and task._fut_waiter is not None:
            self._task_waits(task)
        self._here.stepping.pop()

    def step_failed(self):
        """An eager task could not be made, or was interrupted."""
        if self._here.stepping[-1].trace_id is not None:
            self._settle()
        self._here.stepping.pop()

    def _settle(self):
        """Says first what is already so of the task in its step.

        An eager task runs before its creation returns: it is announced when
        it first does something. And a task is done before its done callbacks
        are queued.
        """
        if not self._here.stepping:
            return
        task = self._here.stepping[-1]
        if task.trace_id is None:
            self._task_created(task)
        if task.done() and not task.done_told:
            task.done_told = True
            self._task_done(task)

    def _task_done(self, task):
        error = None if task.cancelled() else task._exception
        if error is None or task.trace_id is None:
            self._tasks.pop(task.serial, None)
        if task._loop.silent:
            return
        keys = {"how": "cancelled"}
        if error is not None:
            keys = {"how": "exception", "value": self._repr(error),
                    "traceback": self._told(traceback_of, error)}
        elif not task.cancelled():
            keys = {"how": "result", "value": self._repr(task._result)}
        self._emit("done", task=task.trace_id, name=escape(task.get_name()),
                   **keys)

    def _task_waits(self, task):
        if task._loop.silent:
            return
        chain = await_chain(task.get_coro())
        awaits = awaited_tasks(task, chain, self.sources)
        self._emit("wait", self.sources.suspended(chain),
                   task=task.trace_id, name=escape(task.get_name()),
                   on=escape(waits_on(task, chain, self.sources)),
                   awaits=[t.trace_id for t in awaits if t.trace_id] or None,
                   stack=self._told(await_stack, chain))

    def _told(self, tell, *args):
        with self._telling():
            return tell(*args, self.sources) or None

    def _repr(self, value):
        with self._telling():
            return safe_repr(value)

    @contextlib.contextmanager
    def _telling(self):
        """What reprs of the program's own print is not what it prints."""
        before, self._here.is_telling = self._here.is_telling, True
        try:
            yield
        finally:
            self._here.is_telling = before

    def renaming(self, task):
        """One that starts eagerly is told by the name it was made with."""
        if task in self._here.stepping:
            self._settle()

    def cancel_asked(self, task):
        """A job that outlives the loop may cancel a task that was not told."""
        self._settle()
        if not task._loop.silent and task.trace_id is not None:
            self._emit_caused("cancel", task=task.trace_id,
                              name=escape(task.get_name()))

    # The program.

    def _is_silent(self):
        loop = asyncio._get_running_loop()
        return loop is not None and loop.silent

    def job_handed_over(self, name):
        """Returns the job's op id; None if it is not in the trace."""
        return self._begun("job", name)

    def io_begun(self, name, due):
        """Returns the operation's op id; None if it is not in the trace."""
        return self._begun("io", name, when=due)

    def _begun(self, ev, name, **keys):
        self._settle()
        if self._is_silent():
            return None
        op = self._new_id("op")
        self._emit_caused(ev, op=op, name=escape(name), **keys)
        return op

    def io_given_up(self, operation):
        self._settle()
        if operation.op is not None and not self._is_silent():
            self._emit_caused("unio", op=operation.op,
                              name=escape(operation.name))

    def standin_used(self, name):
        self._write("standin", name=name)

    def printed(self, line):
        if self._here.is_telling:
            return
        self._settle()
        self._emit_caused("print", text=escape(line))

    def blocked(self, ns):
        self._settle()
        self._emit_caused("block", duration=ns)

    # The end.

    def coroutine_died(self, coro):
        self._unawaited.append(escape(coro_name(coro)))

    def warn_at_end(self):
        self._here.handle = None
        self._here.stepping.clear()
        told = [task for task in self._tasks.values() if task.trace_id]
        for task in sorted(told, key=lambda task: task.trace_id):
            if task.done() and task._log_traceback:
                self._emit("warn", about="never-retrieved",
                           what=escape(task.get_name()),
                           value=self._repr(task._exception),
                           task=task.trace_id)
        for name in self._unawaited + self._never_run():
            self._emit("warn", about="never-awaited", what=name)

    def _never_run(self):
        """Names of the coroutines that exist and never ran, oldest first.

        Those of tasks are left out: a task is scheduled, if not yet run. One
        that is done is not asked: eager, it has none, and 3.12.1 crashes.
        """
        of_tasks = {id(task.get_coro()) for task in self._tasks.values()
                    if not task.done()}
        return [escape(coro_name(coro)) for coro in gc.get_objects()
                if isinstance(coro, types.CoroutineType)
                and inspect.getcoroutinestate(coro) == inspect.CORO_CREATED
                and id(coro) not in of_tasks]

    def exited(self, how, error=None):
        """`error`: what left the program."""
        if error is None:
            self._emit("exit", how=how)
        else:
            self._emit("exit", how=how, value=self._repr(error),
                       traceback=self._told(traceback_of, error))
