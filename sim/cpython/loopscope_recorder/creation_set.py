# SPDX-License-Identifier: MIT
"""creation_set.py -- sets in an order that is no accident: of tasks, and of
async generators."""
import ast
import asyncio
import inspect
import textwrap
import weakref

from .clock import FOREVER
from .task import Task


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
CreationSet.__module__ = "builtins"


class LiveGenerators:
    """What a WeakSet of async generators is to the loop: those that have not
    ended, in order of their first iteration.

    Which of those that have ended are still in memory depends on what collects
    them when; closing one does nothing.
    """

    def __init__(self):
        self._generators = weakref.WeakKeyDictionary()

    def add(self, generator):
        self._generators.setdefault(generator)

    def discard(self, generator):
        self._generators.pop(generator, None)

    def clear(self):
        self._generators.clear()

    def __iter__(self):
        return (each for each in list(self._generators)
                if each.ag_frame is not None)

    def __len__(self):
        return len(list(iter(self)))


def all_tasks(loop=None, *, _all_tasks=asyncio.tasks.all_tasks):
    """asyncio.all_tasks(), in order of creation."""
    if loop is None:
        loop = asyncio.get_running_loop()
    return CreationSet(_all_tasks(loop))


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
