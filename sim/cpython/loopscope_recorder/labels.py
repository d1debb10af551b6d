# SPDX-License-Identifier: MIT
"""labels.py -- what a handle will do."""
import asyncio
import contextvars
import functools
import types


class Label:
    """`step TASK`, `wakeup TASK` or `call NAME`, perhaps about a task.

    Of a completion it knows the job or the I/O operation, too.
    """

    __slots__ = ("do", "call", "task", "job", "operation")

    def __init__(self, do, call=None, task=None, job=None, operation=None):
        self.do, self.call, self.task = do, call, task
        self.job, self.operation = job, operation


def is_library(callback, qualname):
    return (getattr(callback, "__qualname__", None) == qualname
            and str(getattr(callback, "__module__", "")).startswith("asyncio"))


def task_among(args):
    return args[0] if args and isinstance(args[0], asyncio.Task) else None


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
