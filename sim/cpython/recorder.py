#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""recorder.py -- records what CPython's event loop does with a program.

    python3 recorder.py [-o FILE] [--max-ticks N] PROGRAM.py [ARGS...]

Runs PROGRAM as python3 would, but under a virtual clock, and writes the trace
of its event loop as JSON Lines (docs/trace-format.md) to FILE or to standard
output. What the program prints becomes `print` events.

CPython's own BaseEventLoop, Task, Future, locks and queues do the work. Ours
are the clock, the poll, and the reporting: subclasses of the loop, of its
handles and of Task that say what happens to them, under their original names.

Unlike CPython, so that every recording of a program is the same:
- Code takes no time. The clock moves when the loop has nothing to do but wait
  for a timer, and in time.sleep(). A loop that waits for time.monotonic() to
  pass without sleeping never ends.
- Timers due at the same nanosecond fire in the order in which they were armed,
  and asyncio walks over a set of tasks in order of creation.
- random is seeded, str hashes are fixed, the time zone is UTC.
- Executor jobs (to_thread, run_in_executor, submit) run on threads that take
  turns, on a machine of four CPUs: a job begins or goes on when the loop polls
  or the main thread waits, and stops at its next time.sleep(), or where it
  waits for another thread. A process pool is a pool of threads.

Not virtual: threads the program starts itself run for real and take no virtual
time; a job that waits for a socket or a child process holds up everything.
Sockets, pipes and child processes are refused by the loop with
NotImplementedError; datetime.now() tells the real time.

Exit status: 0 the program ended well, 1 it did not (exception, deadlock),
2 it could not be run, 3 the tick limit was reached.
"""
import sys

if sys.version_info < (3, 11):
    sys.stderr.write("recorder.py: needs Python 3.11 or later, this is %d.%d\n"
                     % sys.version_info[:2])
    sys.exit(2)

import ast
import asyncio
import asyncio.base_events
import asyncio.events
import asyncio.futures
import asyncio.runners
import asyncio.taskgroups
import asyncio.tasks
import atexit
import codecs
import collections
import concurrent.futures
import concurrent.futures.thread
import contextlib
import contextvars
import functools
import gc
import heapq
import inspect
import io
import itertools
import json
import os
import queue
import random
import signal
import textwrap
import threading
import time
import tokenize
import types
import warnings

USAGE = "usage: recorder.py [-o FILE] [--max-ticks N] PROGRAM.py [ARGS...]"
VERSION = 1
EXIT_STATUS = {"ok": 0, "exception": 1, "deadlock": 1, "limit": 3}
EXIT_USAGE = 2

SECOND = 1_000_000_000
DAY = 24 * 3600 * SECOND  # base_events.MAXIMUM_SELECT_TIMEOUT
FOREVER = 2**63 - 1       # where time ends: the last instant of the format
EPOCH = 1_735_689_600 * SECOND  # time.time() at t=0: 2025-01-01 00:00 UTC

CONTROL = {c: "\\x%02x" % c for c in [*range(0x20), *range(0x7F, 0xA0)]}


def escape(text):
    """The text on one line: control characters as \\xNN."""
    return str(text).translate(CONTROL)


def safe_repr(value):
    """repr(), also of an object whose own repr fails."""
    try:
        return escape(repr(value))
    except Exception as error:
        return escape(f"<{type(value).__name__}: its repr raised "
                      f"{type(error).__name__}>")


def short_name(qualname):
    """A qualified name without what stands before the last `<locals>.`."""
    return qualname.rpartition("<locals>.")[2]


# --- The clock --------------------------------------------------------------


def to_ns(seconds):
    """Seconds as integer nanoseconds, to the nearest."""
    try:
        if isinstance(seconds, int):
            return clamp(seconds * SECOND)
        return clamp(round(seconds * 1e9))
    except OverflowError:  # infinity
        return FOREVER if seconds > 0 else -FOREVER


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

    def __init__(self):
        self.main = 0  # where the loop and the main thread are

    @property
    def now(self):
        """The time of whoever asks: a job has its own."""
        job = jobs.running()
        return job.now if job else self.main

    def advance_to(self, ns):
        self.main = max(self.main, clamp(ns))

    def install(self, observer):
        """Puts this clock under the time module; time.sleep() blocks on it."""
        real_sleep, real_monotonic = time.sleep, time.monotonic
        gmtime, strftime, asctime = time.gmtime, time.strftime, time.asctime

        def sleep(seconds):
            if not jobs.running() and not is_main_thread():
                return real_sleep(seconds)
            ns = to_ns(seconds)
            if ns < 0:
                raise ValueError("sleep length must be non-negative")
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
            virtual = jobs.running() or is_main_thread()
            return self.now / 1e9 if virtual else real_monotonic()

        threading._time = queue.time = thread_time


# --- The trace file ---------------------------------------------------------


class TraceFile:
    """Writes events, one a line, each handed to the system at once."""

    def __init__(self, fd):
        self._fd = fd
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self.forget)

    def forget(self):
        """A forked child writes no trace."""
        self._fd = None

    def write(self, event):
        if self._fd is None:
            return
        line = json.dumps(event, ensure_ascii=False, separators=(",", ":"))
        data = memoryview(line.encode("utf-8", "replace") + b"\n")
        try:
            while data:
                data = data[os.write(self._fd, data):]
        except BrokenPipeError:  # the reader has seen enough
            os._exit(0)
        except OSError as error:
            fail(f"cannot write the trace: {error.strerror}")


def fail(message):
    """Ends the recorder where no program can be recorded (any more)."""
    try:
        sys.stderr.write(f"recorder.py: {message}\n")
        sys.stderr.flush()
    finally:
        os._exit(EXIT_USAGE)


class PrintStream(io.RawIOBase):
    """What stands under the program's sys.stdout: cuts bytes into lines."""

    def __init__(self, observer):
        self._observer = observer
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._line = ""

    def writable(self):
        return True

    def write(self, data):
        self._line += self._decode(bytes(data))
        *lines, self._line = self._line.split("\n")
        for line in lines:
            self._observer.printed(line)
        return len(data)

    def finish(self):
        """Reports a line that never got its newline."""
        line, self._line = self._line + self._decode(b"", True), ""
        if line:
            self._observer.printed(line)


# --- Where things stand in the program's source -----------------------------


class Source:
    def __init__(self, path, name, text):
        self.path, self.name, self.text = path, name, text
        self.lines = text.splitlines()

    def def_line(self, code):
        """The line of a function's `def`, below its decorators."""
        first = code.co_firstlineno
        for number, line in enumerate(self.lines[first - 1:], first):
            if line.lstrip().startswith(("def ", "async def ")):
                return number
        return first


class Sources:
    """The program's own files: the main one and what lies in its folder."""

    def __init__(self, path, text, on_source):
        folders = {os.path.dirname(path),
                   os.path.dirname(os.path.realpath(path))}
        self._folders = tuple(os.path.join(f, "") for f in folders)
        self._on_source = on_source
        self._by_path = {}
        self._names = set()
        self._add(path, text)

    def _add(self, path, text):
        name = os.path.basename(path)
        if name in self._names:  # two packages: both have an __init__.py
            name = os.path.join(os.path.basename(os.path.dirname(path)), name)
        self._names.add(name)
        source = self._by_path[path] = Source(path, name, text)
        self._on_source(source)
        return source

    def of(self, code):
        """The Source some code is from; None if that is not the program's."""
        path = code.co_filename
        if path not in self._by_path:
            self._by_path[path] = None
            if self._is_own(path):
                try:
                    return self._add(path, read_source(path))
                except (OSError, SyntaxError, UnicodeError):
                    pass
        return self._by_path[path]

    def _is_own(self, path):
        return (path.startswith(self._folders) and path.endswith(".py")
                and path != os.path.abspath(__file__)
                and "site-packages" not in path
                and "dist-packages" not in path)

    def running(self):
        """(Source, line) of the innermost own frame of the running handle.

        Outside any handle it is that of the statement that runs the loop.
        """
        frame = sys._getframe(1)
        while frame and frame.f_code not in HANDLE_BOUNDARY:
            source = self.of(frame.f_code)
            if source:
                return source, frame.f_lineno
            frame = frame.f_back
        return None

    def suspended(self, chain):
        """(Source, line) of the innermost own frame of an await chain."""
        for _, frame in reversed(chain):
            source = self.of(frame.f_code)
            if source:
                return source, frame.f_lineno
        return None


def read_source(path):
    with tokenize.open(path) as file:
        return file.read()


# --- What a task waits for --------------------------------------------------

# Awaitables that show neither their frame nor what they drive.
OPAQUE = {"async_generator_asend", "async_generator_athrow",
          "coroutine_wrapper", "anext_awaitable"}


def frame_of(awaitable):
    for name in ("cr_frame", "gi_frame", "ag_frame"):
        if hasattr(awaitable, name):
            return getattr(awaitable, name)
    return None


def awaited_by(awaitable):
    for name in ("cr_await", "gi_yieldfrom", "ag_await"):
        if hasattr(awaitable, name):
            return getattr(awaitable, name)
    if type(awaitable).__name__ in OPAQUE:
        for inner in gc.get_referents(awaitable):
            if frame_of(inner) or type(inner).__name__ in OPAQUE:
                return inner
    return None


def await_chain(coro):
    """(awaitable, frame) from a suspended coroutine down to what suspends."""
    chain = []
    while coro is not None and not is_running(coro):
        frame = frame_of(coro)
        if frame:
            chain.append((coro, frame))
        coro = awaited_by(coro)
    return chain


def is_running(coro):
    return any(getattr(coro, name, False)
               for name in ("cr_running", "gi_running"))


def coro_name(coro):
    name = getattr(coro, "__qualname__", None) or type(coro).__name__
    return short_name(name)


def library_frames(chain, sources):
    """The library's frames at the end of an await chain, outermost first."""
    trailing = itertools.takewhile(
        lambda link: not sources.of(link[1].f_code), reversed(chain))
    return list(trailing)[::-1]


def waits_on(task, chain, sources):
    """W: what a suspended task waits for, in one word."""
    waiter = task._fut_waiter
    if isinstance(waiter, asyncio.Task):
        return waiter.get_name()
    if isinstance(waiter, asyncio.tasks._GatheringFuture):
        return "gather"
    for awaitable, _ in library_frames(chain, sources):
        name = coro_name(awaitable)
        if name != "wait_for" and not name.startswith("_"):
            return name
    return "future"


# The library's coroutines that wait for several tasks, and where those are.
TASKS_IN_FRAME = {
    "_wait": lambda local: local["fs"],
    "TaskGroup.__aexit__": lambda local: local["self"]._tasks,
    "_AsCompletedIterator._wait_for_one": lambda local: local["self"]._todo,
}


def awaited_tasks(task, chain, sources):
    """The tasks a suspended task waits for, where that can be known."""
    waiter = task._fut_waiter
    found = [waiter]
    if isinstance(waiter, asyncio.tasks._GatheringFuture):
        found = waiter._children
    elif not isinstance(waiter, asyncio.Task):
        found = shielded_by(waiter)
        for awaitable, frame in library_frames(chain, sources):
            find = TASKS_IN_FRAME.get(coro_name(awaitable))
            if find:
                found = list(find(frame.f_locals))
    pending = [t for t in found if isinstance(t, Task) and not t.done()]
    return list(dict.fromkeys(pending))


def shielded_by(future):
    """[the inner future] if this is shield()'s outer one, else []."""
    for callback, _ in getattr(future, "_callbacks", None) or ():
        if is_library(callback, "shield.<locals>._outer_done_callback"):
            cells = zip(callback.__code__.co_freevars, callback.__closure__)
            return [cell.cell_contents for name, cell in cells
                    if name == "inner"]
    return []


# --- Labels: what a handle will do ------------------------------------------


class Label:
    """`step TASK`, `wakeup TASK` or `call NAME`, perhaps about a task.

    Of a job's completion it knows the job too.
    """

    __slots__ = ("do", "call", "task", "job")

    def __init__(self, do, call=None, task=None, job=None):
        self.do, self.call, self.task, self.job = do, call, task, job


def is_library(callback, qualname):
    return (getattr(callback, "__qualname__", None) == qualname
            and str(getattr(callback, "__module__", "")).startswith("asyncio"))


def task_among(args):
    return args[0] if args and isinstance(args[0], Task) else None


# The library's own callbacks: qualified name -> (label, the task it is about).
LIBRARY_CALLS = {
    "_set_result_unless_cancelled":
        ("sleep", lambda callback, args: current_task()),
    "gather.<locals>._done_callback":
        ("gather", lambda callback, args: task_among(args)),
    "_wait.<locals>._on_completion":
        ("wait", lambda callback, args: task_among(args)),
    "_release_waiter":
        ("wait-timeout", lambda callback, args: None),
    "Timeout._on_timeout":
        ("timeout", lambda callback, args: callback.__self__._task),
    "TaskGroup._on_task_done":
        ("taskgroup", lambda callback, args: task_among(args)),
    "shield.<locals>._inner_done_callback":
        ("shield-inner", lambda callback, args: task_among(args)),
    "shield.<locals>._outer_done_callback":
        ("shield-outer", lambda callback, args: None),
    "_AsCompletedIterator._handle_completion":  # 3.13
        ("as_completed", lambda callback, args: task_among(args)),
    "_AsCompletedIterator._handle_timeout":
        ("as_completed-timeout", lambda callback, args: None),
    "as_completed.<locals>._on_completion":  # 3.11, 3.12
        ("as_completed", lambda callback, args: task_among(args)),
    "as_completed.<locals>._on_timeout":
        ("as_completed-timeout", lambda callback, args: None),
    "_run_until_complete_cb":
        ("run", lambda callback, args: task_among(args)),
}


def task_method(callback):
    """"step" or "wakeup" if the callback is how a Task goes on, else None."""
    if not isinstance(getattr(callback, "__self__", None), asyncio.Task):
        return None
    if type(callback).__name__ == "TaskStepMethWrapper":
        return "step"
    name = getattr(callback, "__name__", "")
    if isinstance(callback, types.BuiltinFunctionType):
        return "wakeup" if name in ("task_wakeup",
                                    "TaskWakeupMethWrapper") else None
    return {"__step": "step", "__wakeup": "wakeup"}.get(name)


def make_label(callback, args):
    do = task_method(callback)
    if do:
        return Label(do, task=callback.__self__)
    while isinstance(callback, functools.partial):
        callback = callback.func
    qualname = getattr(callback, "__qualname__", None)
    if qualname in LIBRARY_CALLS and is_library(callback, qualname):
        call, find_task = LIBRARY_CALLS[qualname]
        return Label("call", call, find_task(callback, args))
    if is_library(callback, "_chain_future.<locals>._set_state"):
        job = getattr(args[1], "job", None)  # args: destination, source
        if job:
            return Label("call", "job " + job.name, job=job)
    return Label("call", own_name(callback))


def own_name(callback):
    """The last part of its qualified name."""
    qualname = getattr(callback, "__qualname__", None)
    if not isinstance(qualname, str):
        qualname = type(callback).__name__
    return qualname.rpartition(".")[2]


def job_name(function, args):
    """The name of what a job calls, through partials and Context.run."""
    while True:
        if isinstance(function, functools.partial):
            function, args = function.func, (*function.args, *args)
        elif args and isinstance(getattr(function, "__self__", None),
                                 contextvars.Context):
            function, *args = args
        else:
            return own_name(function)


def current_task():
    try:
        return asyncio.current_task()
    except RuntimeError:  # no loop runs
        return None


# --- The observer: from what happens to events ------------------------------


class Activity(threading.local):
    """What a thread is in the middle of. A job is in no handle."""

    def __init__(self):
        self.handle = None  # the one that runs
        self.stepping = []  # tasks in a step; more than one if eager


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
        self.tick = 0
        self._here = Activity()
        self._tasks = {}       # by serial: those that may still matter
        self._unawaited = []   # names of coroutines that died unrun
        self._ids = collections.defaultdict(itertools.count)

    # Writing.

    def _emit(self, ev, position=None, **keys):
        event = {"ev": ev, "t": self._clock.main}
        if position:
            source, event["line"] = position
            event = {"ev": ev, "t": event["t"], "file": source.name,
                     "line": event["line"]}
        event.update((k, v) for k, v in keys.items() if v is not None)
        self._trace.write(event)

    def _emit_caused(self, ev, **keys):
        """An event that running code caused."""
        position = self._position()
        if not self._here.handle:
            keys["outside"] = True
        self._emit(ev, position, **keys)

    def _position(self):
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
        self._emit("source", file=source.name, language="python",
                   text=source.text)

    # Ticks and handles.

    def ticked(self, loop, ready):
        if not loop.silent:
            self.tick += 1
            self._emit("tick", tick=self.tick, ready=ready)

    def has_ticked(self, loop, times):
        return self.tick == times and not loop.silent

    def handle_ready(self, handle):
        """A handle was appended to the ready queue."""
        self._settle()
        if handle._loop.silent:
            return
        task = handle.label.task
        if handle.label.do == "step" and task.trace_id is None:
            self._task_created(task)
        handle.id = self._new_id("handle")
        if isinstance(handle, TimerHandle):
            self._emit("fire", handle=handle.id, timer=handle.timer_id,
                       when=handle._when.ns, **self._label(handle.label))
        else:
            self._emit_caused("ready", handle=handle.id,
                              **self._label(handle.label))

    def handle_delivered(self, handle, when):
        """The completion of a job that ended was appended to it."""
        if not handle._loop.silent:
            handle.id = self._new_id("handle")
            self._emit("deliver", handle=handle.id, op=handle.label.job.op,
                       when=when, **self._label(handle.label))

    def handle_skipped(self, handle):
        if not handle._loop.silent:
            self._emit("skip", handle=handle.id, **self._label(handle.label))

    def handle_begins(self, handle):
        if not handle._loop.silent:
            self._emit("run", handle=handle.id, **self._label(handle.label))
            self._here.handle = handle
        if handle.label.do != "call":
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
                              value=safe_repr(error))

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
            "task", task=task.trace_id, name=escape(task.get_name()),
            coro=escape(coro_name(coro)),
            coro_file=source.name if source else None,
            coro_line=source.def_line(code) if source else None)

    def step_begins(self, task):
        self._settle()  # to start another eagerly is to do something
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
        if error is None:
            self._tasks.pop(task.serial, None)
        if task._loop.silent:
            return
        keys = {"how": "cancelled"}
        if error is not None:
            keys = {"how": "exception", "value": safe_repr(error)}
        elif not task.cancelled():
            keys = {"how": "result", "value": safe_repr(task._result)}
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
                   stack=self._stack(chain) or None)

    def _stack(self, chain):
        stack = []
        for awaitable, frame in chain:
            source = self.sources.of(frame.f_code)
            if source:
                stack.append({"function": escape(coro_name(awaitable)),
                              "file": source.name, "line": frame.f_lineno})
        return stack

    def cancel_asked(self, task):
        self._settle()
        if not task._loop.silent:
            self._emit_caused("cancel", task=task.trace_id,
                              name=escape(task.get_name()))

    # The program.

    def job_handed_over(self, name):
        """Returns the job's op id; None if it is not in the trace."""
        self._settle()
        loop = asyncio._get_running_loop()
        if loop and loop.silent:
            return None
        op = self._new_id("op")
        self._emit_caused("job", op=op, name=escape(name))
        return op

    def printed(self, line):
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
                           value=safe_repr(task._exception),
                           task=task.trace_id)
        for name in self._unawaited + self._never_run():
            self._emit("warn", about="never-awaited", what=name)

    def _never_run(self):
        """Names of the coroutines that exist and never ran, oldest first.

        Those of tasks are left out: a task is scheduled, if not yet run.
        """
        of_tasks = {id(task.get_coro()) for task in self._tasks.values()}
        return [escape(coro_name(coro)) for coro in gc.get_objects()
                if isinstance(coro, types.CoroutineType)
                and inspect.getcoroutinestate(coro) == inspect.CORO_CREATED
                and id(coro) not in of_tasks]

    def exited(self, how, value):
        self._emit("exit", how=how, value=value)


# --- Jobs: threads that take turns ------------------------------------------

# At any time one thread of the program runs: it has the baton. That is the
# loop's, which hands it to a job whose turn it is and waits to get it back.

real_lock = threading._allocate_lock


def locked():
    lock = real_lock()
    lock.acquire()
    return lock


def is_main_thread():
    return threading.current_thread() is threading.main_thread()


def other_threads():
    """Whether there are threads that nobody hands the baton to."""
    return any(thread is not threading.main_thread()
               and not isinstance(thread, Worker)
               for thread in threading.enumerate())


def pause():
    """Gives other threads a moment of real time."""
    locked().acquire(timeout=0.01)


class Job:
    """A call handed to a pool; from its begin to its end it has a worker."""

    def __init__(self, pool, function, args, kwargs):
        self.name = job_name(function, args)
        self.op = observer.job_handed_over(self.name)
        self.serial = jobs.new_serial()
        self.pool = pool
        self.future = concurrent.futures.Future()
        self.future.job = self
        self.call = functools.partial(function, *args, **kwargs)
        self.worker = None
        self.now = clock.now   # its own time
        self.due = None        # when it goes on; None: when attempt succeeds
        self.attempt = None    # what it waits for: a function
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
        jobs.blocked.append(self)
        self.worker.give_back()
        if self.attempt is None:
            return True
        self.attempt = None
        jobs.blocked.remove(self)
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
            with jobs.running_here(job):
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
        if job in jobs.active:  # else nobody will give it the baton again
            job.worker.free_at = job.now
            self._idle.append(job.worker)
            self.forget(job)

    def forget(self, job):
        """It ended, or will not be waited for."""
        del jobs.active[job]
        self._busy -= 1
        self._assign()
        if self.is_idle():
            callbacks, self._on_idle = self._on_idle, []
            for callback in callbacks:
                callback()
        jobs.recheck()

    def _assign(self):
        while self._waiting and (
                self._idle or self._hired < self._executor._max_workers):
            job = self._waiting.popleft()
            worker = self._idle.popleft() if self._idle else self._hire()
            job.worker, worker.job = worker, job
            job.due = job.now = max(job.now, worker.free_at)
            jobs.active[job] = True
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
        begun = [job for job in jobs.active if job.pool is self]
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
            jobs.wait(self.is_idle)
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
            if until is not None and until <= clock.main:
                return False
            moments = [job.due for job in self.active if job.due is not None]
            if until is not None:
                moments.append(until)
            if not moments:
                return None
            if blocking:
                observer.blocked(min(moments) - clock.main)
            clock.advance_to(min(moments))

    def _run_next(self):
        """Gives the first job that is due its turn; False if none is."""
        with self._driving:
            job = min((job for job in self.active
                       if job.due is not None and job.due <= clock.main),
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
                end_run("deadlock")
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
                job.due = max(job.now, clock.now)

    def finish(self):
        """Lets all jobs end; False if one waits for what never happens."""
        done = self.drive(lambda: not self.active, None)
        return done is not None or other_threads()


# --- Locks: where threads wait for each other -------------------------------


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
        until = None if timeout == -1 else clamp(clock.now + to_ns(timeout))
        return jobs.wait(lambda: self._lock.acquire(False), until,
                         lambda: self._acquire_really(timeout))

    def _acquire_really(self, timeout):
        done = self._lock.acquire(True, timeout)
        if not done and is_main_thread():
            time.sleep(timeout)  # it took that long
        return done

    def release(self):
        self._lock.release()
        jobs.recheck()

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


# --- Executors --------------------------------------------------------------

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
    virtual = (is_main_thread() or jobs.running()
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


# --- asyncio's classes, reporting -------------------------------------------

# Set by Run: the one observer everything below reports to, and how the run is
# ended when the loop can not or shall not go on.
observer = None
clock = None
jobs = None
end_run = None


class Reporting:
    """What is added to each class of handle."""

    __slots__ = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.id = None
        # Now, because cancel() forgets the callback.
        self.label = make_label(self._callback, self._args)

    def _run(self):
        observer.handle_begins(self)
        try:
            super()._run()
        finally:
            observer.handle_ends(self)
            self = None  # as CPython: breaks cycles when it raised


class Handle(Reporting, asyncio.events.Handle):
    __slots__ = ("id", "label")


class TimerHandle(Reporting, asyncio.events.TimerHandle):
    """Ordered by (when, armed): exact ties fire in the order armed."""

    __slots__ = ("id", "label", "timer_id", "armed")

    _count = itertools.count()

    def __init__(self, when, *args, **kwargs):
        super().__init__(to_instant(when), *args, **kwargs)
        self.timer_id = None
        self.armed = next(self._count)

    def __lt__(self, other):
        return (self._when.ns, self.armed) < (other._when.ns, other.armed)


if hasattr(asyncio.events, "_ThreadSafeHandle"):  # 3.14
    class ThreadSafeHandle(Reporting, asyncio.events._ThreadSafeHandle):
        __slots__ = ("id", "label")


# The program's frames that called these are not what runs now: a handle is
# run by the loop, and no line of the program cancels what main left behind.
HANDLE_BOUNDARY = (Reporting._run.__code__,
                   asyncio.runners._cancel_all_tasks.__code__)


class Task(asyncio.Task):
    """CPython's (accelerated) Task, which also reports its cancelling."""

    _serials = itertools.count(1)

    trace_id = None
    done_told = False
    made_of = None  # while it starts eagerly: done, it forgets its coroutine

    def __init__(self, *args, **kwargs):
        self.serial = next(self._serials)
        if kwargs.get("eager_start"):
            self.made_of = args[0] if args else kwargs.get("coro")
            observer.step_begins(self)
            try:
                super().__init__(*args, **kwargs)
            except BaseException:
                observer.step_failed()
                raise
            observer.step_ends()
            self.made_of = None
        else:
            super().__init__(*args, **kwargs)
        observer.task_made(self)

    def __hash__(self):
        """Not an address: the program's own sets of tasks keep one order."""
        return self.serial

    def cancel(self, msg=None):
        if not self.done():
            observer.cancel_asked(self)
        return super().cancel(msg=msg)


class CreationSet(set):
    """What `set` means in asyncio: iterates over tasks in order of creation.

    Other awaitables follow, in the order in which they came.
    """

    _came = {}

    def __init__(self, items=()):
        items = list(items)
        super().__init__(items)
        self._came = {item: order
                      for order, item in enumerate(dict.fromkeys(items))}

    def add(self, item):
        super().add(item)
        self._came.setdefault(item, len(self._came))

    def __iter__(self):
        return iter(sorted(super().__iter__(), key=self._rank))

    def _rank(self, item):
        if isinstance(item, Task):
            return (0, item.serial)
        return (1, self._came.get(item, FOREVER))

    def pop(self):
        for item in self:
            self.remove(item)
            return item
        raise KeyError("pop from an empty set")

    def __repr__(self):
        return "{%s}" % ", ".join(map(repr, self)) if self else "set()"


def returns_creation_set(name):
    method = getattr(set, name)

    def operator(self, *others):
        result = method(self, *others)
        return result if result is NotImplemented else CreationSet(result)
    return operator


for _name in ("__or__", "__and__", "__sub__", "__xor__", "copy", "union",
              "intersection", "difference", "symmetric_difference"):
    setattr(CreationSet, _name, returns_creation_set(_name))
CreationSet.__name__ = CreationSet.__qualname__ = "set"


class ReadyQueue(collections.deque):
    """The loop's queue of handles, which reports what joins it."""

    def __init__(self):
        super().__init__()
        self.arrived = []  # (handle, when): of jobs that ended in this poll

    def append(self, handle):
        job = handle.label.job
        if job and job.op and job is jobs.running() and not job.delivered:
            job.delivered = True
            self.arrived.append((handle, job.now))
            return
        super().append(handle)
        observer.handle_ready(handle)

    def deliver(self):
        """The poll is over: what arrived in it joins."""
        for handle, when in self.arrived:
            super().append(handle)
            observer.handle_delivered(handle, when)
        self.arrived.clear()

    def __len__(self):
        return super().__len__() + len(self.arrived)

    def __bool__(self):
        return len(self) > 0

    def popleft(self):
        handle = super().popleft()
        if handle._cancelled:
            observer.handle_skipped(handle)
        return handle


class VirtualSelector:
    """The poll: instead of waiting, it runs jobs and moves the clock."""

    def __init__(self, loop, max_ticks):
        self._loop = loop
        self._max_ticks = max_ticks

    def select(self, timeout):
        loop = self._loop
        if observer.has_ticked(loop, self._max_ticks):
            end_run("limit")
        until = self._deadline()
        if timeout != 0 and loop.waits_for_executors():
            loop.woken.wait(timeout)
        while jobs.poll(lambda: loop._ready, until) is None:
            if not other_threads():
                end_run("deadlock")
            loop.woken.wait(0.05)  # they may also end
        return []

    def _deadline(self):
        """Until when to wait; None: for ever."""
        loop = self._loop
        if loop._ready or loop._stopping:
            return clock.now
        if loop._scheduled:
            return min(loop._scheduled[0]._when.ns, clamp(clock.now + DAY))
        return None


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


class VirtualLoop(asyncio.base_events.BaseEventLoop):
    """CPython's BaseEventLoop on the virtual clock."""

    max_ticks = None

    def __init__(self, selector=None):
        super().__init__()
        self.silent = jobs.running() is not None
        self._ready = ReadyQueue()
        self._selector = VirtualSelector(self, self.max_ticks)
        self._clock_resolution = 0
        self.woken = Bell()
        self._foreign_jobs = []

    def time(self):
        return Instant(clock.now)

    def call_at(self, when, callback, *args, context=None):
        timer = super().call_at(when, callback, *args, context=context)
        observer.timer_armed(timer)
        return timer

    def _timer_handle_cancelled(self, timer):
        super()._timer_handle_cancelled(timer)
        if timer._scheduled and not self._closed:
            observer.timer_disarmed(timer)

    def _process_events(self, event_list):
        """After the poll: the tick's line, then what came due.

        Unlike CPython, which does this next and finds nothing left to do: it
        compares floats, and K is told before the due timers are.
        """
        due = list(self._take_due())
        observer.ticked(self, len(self._ready) + len(due))
        self._ready.deliver()
        for timer in due:
            self._ready.append(timer)

    def _take_due(self):
        while self._scheduled and self._scheduled[0]._when.ns <= clock.now:
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
            observer.callback_failed(context["handle"], context["exception"])
        if self._exception_handler or not message.startswith(told):
            super().call_exception_handler(context)

    # Threads.

    def _write_to_self(self):
        self.woken.ring()
        jobs.recheck()  # one of them may run this loop

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

    # Signals come from outside; between two ticks is soon enough.

    def add_signal_handler(self, sig, callback, *args):
        def handler(number, frame):
            self.call_soon_threadsafe(callback, *args)
        signal.signal(sig, handler)

    def remove_signal_handler(self, sig):
        signal.signal(sig, signal.default_int_handler
                      if sig == signal.SIGINT else signal.SIG_DFL)
        return True


def all_tasks(loop=None, *, _all_tasks=asyncio.tasks.all_tasks):
    """asyncio.all_tasks(), in order of creation."""
    if loop is None:
        loop = asyncio.get_running_loop()
    return CreationSet(_all_tasks(loop))


# --- Putting them in place --------------------------------------------------


def replace(modules, **names):
    """Gives names in modules new meanings, where they have one."""
    for module in modules:
        for name, value in names.items():
            if hasattr(module, name):
                setattr(module, name, value)


def install_classes():
    Task.__module__, Task.__qualname__ = "_asyncio", "Task"
    replace([asyncio, asyncio.tasks], Task=Task, all_tasks=all_tasks)
    if hasattr(asyncio.tasks, "create_eager_task_factory"):
        factory = asyncio.tasks.create_eager_task_factory(Task)
        replace([asyncio, asyncio.tasks], eager_task_factory=factory)
    replace([asyncio, asyncio.events], Handle=Handle, TimerHandle=TimerHandle)
    if hasattr(asyncio.events, "_ThreadSafeHandle"):
        asyncio.events._ThreadSafeHandle = ThreadSafeHandle


def install_order():
    asyncio.tasks.set = asyncio.taskgroups.set = CreationSet
    iterator = getattr(asyncio.tasks, "_AsCompletedIterator", None)
    if iterator:  # 3.13
        iterator.__init__ = without_set_displays(iterator.__init__)
    else:
        function = without_set_displays(asyncio.tasks.as_completed)
        replace([asyncio, asyncio.tasks], as_completed=function)


class SetDisplays(ast.NodeTransformer):
    """Rewrites {x for x in y} as set(x for x in y)."""

    def visit_SetComp(self, node):
        self.generic_visit(node)
        inner = ast.GeneratorExp(node.elt, node.generators)
        call = ast.Call(ast.Name("set", ast.Load()), [inner], [])
        return ast.copy_location(call, node)


def without_set_displays(function):
    """The same function, but its set comprehensions call `set` by name.

    as_completed() makes its set of tasks by a comprehension, which no name
    can redirect. Where Python's sources are missing it stays as it is: only
    tasks that were done before show the difference.
    """
    try:
        lines, first = inspect.getsourcelines(function)
        tree = ast.parse(textwrap.dedent("".join(lines)))
    except (OSError, SyntaxError):
        return function
    tree = ast.fix_missing_locations(SetDisplays().visit(tree))
    ast.increment_lineno(tree, first - 1)
    scope = {}
    exec(compile(tree, function.__code__.co_filename, "exec"),
         function.__globals__, scope)
    new = scope[function.__name__]
    new.__qualname__ = function.__qualname__
    return new


def install_threads():
    threading.Lock = threading._allocate_lock = Lock
    threading.RLock = threading._PyRLock  # on a lock of ours
    queue.SimpleQueue = queue._PySimpleQueue
    threading.Thread.start = start_really(threading.Thread.start)
    executor = concurrent.futures.ThreadPoolExecutor
    executor.submit, executor.shutdown = submit, shutdown
    concurrent.futures.ProcessPoolExecutor = ProcessPoolExecutor
    os.cpu_count = os.process_cpu_count = lambda: CPUS


def install_loop(max_ticks):
    """Makes every way to a loop lead to ours, without deprecation warnings."""
    VirtualLoop.max_ticks = max_ticks
    events = asyncio.events
    base = getattr(events, "_BaseDefaultEventLoopPolicy", None)  # 3.14
    base = base or events.BaseDefaultEventLoopPolicy
    policy = type("DefaultEventLoopPolicy", (base,),
                  {"_loop_factory": VirtualLoop})
    set_policy = getattr(events, "_set_event_loop_policy", None)
    (set_policy or events.set_event_loop_policy)(policy())
    replace([asyncio], SelectorEventLoop=VirtualLoop,
            ProactorEventLoop=VirtualLoop, EventLoop=VirtualLoop)
    if not set_policy:  # in 3.14 to look at it is to be warned
        asyncio.DefaultEventLoopPolicy = policy


def install_determinism():
    random.seed(0)
    gc.disable()  # when garbage is found depends on what else runs
    os.environ["TZ"] = "UTC"
    if hasattr(time, "tzset"):
        time.tzset()


def prepare(max_ticks):
    """What does not depend on the program, and that a process may do before
    it forks one child for each of many programs (tests/fuzz)."""
    install_classes()
    install_order()
    install_loop(max_ticks)
    install_determinism()


# --- The run ----------------------------------------------------------------


class Run:
    """One program, from its first event to its exit event."""

    def __init__(self, path, argv, trace_fd, max_ticks):
        global observer, clock, jobs, end_run
        self._path = os.path.abspath(path)
        self._argv = [path, *argv]
        text, self._code = load_program(path, self._path)
        self._clock = clock = Clock()
        jobs = Jobs()
        self._observer = observer = Observer(clock, TraceFile(trace_fd))
        end_run = self.end
        name = os.path.basename(path)
        observer.trace_began(escape(name[:-3] if name.endswith(".py")
                                    else name))
        observer.sources = Sources(self._path, text, observer.source_found)
        self._stdout = PrintStream(observer)
        self._install(max_ticks)

    def _install(self, max_ticks):
        prepare(max_ticks)
        install_threads()
        clock.install(observer)
        warnings._warn_unawaited_coroutine = observer.coroutine_died
        sys.stdout = sys.__stdout__ = io.TextIOWrapper(
            self._stdout, encoding="utf-8", newline="\n", write_through=True)

    def go(self):
        main = types.ModuleType("__main__")
        main.__file__ = self._path
        main.__builtins__ = __builtins__
        self._recorder = sys.modules["__main__"]  # kept: our globals
        sys.modules["__main__"] = main
        sys.argv = self._argv
        if not sys.flags.safe_path:
            sys.path[0] = os.path.dirname(os.path.realpath(self._path))
        how, value = run_code(self._code, main.__dict__)
        if not jobs.finish():
            self.end("deadlock")
        run_exit_functions()
        self.end(how, value)

    def end(self, how, value=None):
        """Writes the last events and ends the process, whatever still runs.

        Not sys.exit(): nothing of the program must run after its exit event,
        and in a deadlock nothing does.
        """
        self._stdout.finish()
        self._observer.warn_at_end()
        self._observer.exited(how, value)
        try:
            sys.stderr.flush()
        except (AttributeError, OSError, ValueError):
            pass  # closed
        os._exit(EXIT_STATUS[how])


def load_program(given, path):
    try:
        text = read_source(path)
        return text, compile(text, path, "exec", dont_inherit=True)
    except OSError as error:
        fail(f"cannot read {given}: {error.strerror}")
    except SyntaxError as error:
        fail(f"{given}:{error.lineno or 1}: {error.msg}")
    except (UnicodeError, ValueError) as error:
        fail(f"{given}: {error}")


def run_code(code, namespace):
    """Runs the program; returns how it ended."""
    try:
        exec(code, namespace)
    except SystemExit as request:
        if request.code in (None, 0):
            return "ok", None
        return "exception", safe_repr(request)
    except BaseException as error:
        return "exception", safe_repr(error)
    return "ok", None


def run_exit_functions():
    """What python3 does when the main program is done."""
    threading._shutdown()
    atexit._run_exitfuncs()


# --- The command line -------------------------------------------------------


def parse(arguments):
    """(output file or None, tick limit or None, program, its arguments)."""
    output = limit = None
    rest = list(arguments)
    while rest and rest[0].startswith("-") and rest[0] != "-":
        option = rest.pop(0)
        if option == "--":
            break
        if option in ("-h", "--help"):
            print(USAGE)
            sys.exit(0)
        name, equals, value = option.partition("=")
        if name not in ("-o", "--max-ticks"):
            fail(f"unknown option {option} ({USAGE})")
        if not equals:
            if not rest:
                fail(f"{name} needs a value ({USAGE})")
            value = rest.pop(0)
        if name == "-o":
            output = value
        else:
            limit = parse_limit(value)
    if not rest:
        fail(f"no program given ({USAGE})")
    return output, limit, rest[0], rest[1:]


def parse_limit(text):
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        fail(f"--max-ticks wants a number from 1, not {text!r}")
    return int(text)


def open_trace(output):
    """The descriptor to write to; stray writes to stdout go to stderr."""
    try:
        if output is None:
            fd = os.dup(1)
        else:
            fd = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    except OSError as error:
        fail(f"cannot write {output or 'to standard output'}: "
             f"{error.strerror}")
    try:
        os.dup2(2, 1)
    except OSError:  # stderr is closed
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return fd


def fix_hashes():
    """Starts Python anew if the order of sets of strings would be random."""
    if sys.flags.hash_randomization and not os.environ.get("PYTHONHASHSEED"):
        if sys.executable and hasattr(os, "execv"):
            os.environ["PYTHONHASHSEED"] = "0"
            try:
                os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
            except OSError:
                pass  # as random as Python is


def main():
    output, limit, program, argv = parse(sys.argv[1:])
    if not os.path.isfile(program):
        fail(f"cannot read {program}: "
             + ("not a file" if os.path.exists(program) else "no such file"))
    fix_hashes()
    Run(program, argv, open_trace(output), limit).go()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        os._exit(128 + signal.SIGINT)
    except Exception as error:
        fail(f"internal error: {type(error).__name__}: {error}")
