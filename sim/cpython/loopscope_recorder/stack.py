# SPDX-License-Identifier: MIT
"""stack.py -- frames of the program as the trace tells them: an await stack or
a traceback, each with its locals as bounded reprs."""
import asyncio
import re
import reprlib
import types

from .await_chain import coro_name
from .sources import BOUNDARY
from .text import escape, short_name

NAMES_MOST = 16
RUNNING_MOST = 8  # functions of a running stack, the innermost
NOT_TOLD = (types.ModuleType, types.FunctionType, types.BuiltinFunctionType,
            type)
ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")


class Values(reprlib.Repr):
    """Short, and the same in every run: without addresses."""

    def __init__(self):
        super().__init__()
        self.maxlist = self.maxtuple = self.maxdeque = 8
        self.maxset = self.maxfrozenset = self.maxdict = 8
        self.maxstring = self.maxlong = self.maxother = 60

    def repr_instance(self, value, level):
        if isinstance(value, asyncio.Task):
            return f"<Task {value.get_name()}>"
        if isinstance(value, asyncio.Future):
            return f"<Future {value._state.lower()}>"
        if isinstance(value, types.CoroutineType):
            return f"<coroutine {coro_name(value)}>"
        text = ADDRESS.sub("", repr(value))
        return text if len(text) <= self.maxother \
            else text[:self.maxother - 3] + "..."


values = Values()


def told_value(value):
    try:
        return escape(values.repr(value))
    except Exception as error:  # the program's own repr
        return escape(f"<{type(value).__name__}: its repr raised "
                      f"{type(error).__name__}>")


def told_locals(frame):
    """{name: repr} in order of making, without what only defines things."""
    told = {}
    for name, value in frame.f_locals.items():
        if not (name.startswith((".", "__")) or isinstance(value, NOT_TOLD)):
            told[name] = told_value(value)
            if len(told) == NAMES_MOST:
                break
    return told


def entry(function, source, line, frame):
    told = {"function": escape(function), "file": source.name, "line": line}
    of_module = frame.f_code.co_name == "<module>"
    local = {} if of_module else told_locals(frame)
    if local:
        told["locals"] = local
    return told


def await_stack(chain, sources):
    """The program's own functions in an await chain, outermost first."""
    return [entry(coro_name(awaitable), source, frame.f_lineno, frame)
            for awaitable, frame in chain
            if (source := sources.of(frame.f_code))]


def running_stack(frame, root, sources):
    """The program's own functions that run, outermost first: from the frame
    `root`, or from where the loop runs a handle, to the innermost."""
    stack = []
    while frame and frame.f_code not in BOUNDARY and len(stack) < RUNNING_MOST:
        source = sources.of(frame.f_code)
        if source:
            stack.append(entry(short_name(frame.f_code.co_qualname), source,
                               frame.f_lineno, frame))
        frame = None if frame is root else frame.f_back
    return stack[::-1]


def traceback_of(error, sources):
    """Where an exception came through, outermost first."""
    stack, at = [], error.__traceback__
    while at:
        source = sources.of(at.tb_frame.f_code)
        if source:
            stack.append(entry(short_name(at.tb_frame.f_code.co_qualname),
                               source, at.tb_lineno, at.tb_frame))
        at = at.tb_next
    return stack
