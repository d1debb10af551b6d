# SPDX-License-Identifier: MIT
"""await_chain.py -- what a task waits for."""
import asyncio
import gc
import itertools

from .labels import is_library
from .text import short_name


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
    pending = [t for t in found if isinstance(t, asyncio.Task) and not t.done()]
    return list(dict.fromkeys(pending))


def shielded_by(future):
    """[the inner future] if this is shield()'s outer one, else []."""
    for callback, _ in getattr(future, "_callbacks", None) or ():
        if is_library(callback, "shield.<locals>._outer_done_callback"):
            cells = zip(callback.__code__.co_freevars, callback.__closure__)
            return [cell.cell_contents for name, cell in cells
                    if name == "inner"]
    return []
