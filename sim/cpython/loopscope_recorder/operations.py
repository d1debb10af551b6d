# SPDX-License-Identifier: MIT
"""operations.py -- I/O operations: begun now, complete when they are due.

An operation is told when it is begun (`io NAME`). At the poll that finds it
due its handle joins the ready queue (`deliver call io NAME`). Who does not
wait for it any more gives it up (`unio NAME`): then nothing is delivered.
"""
import asyncio
import heapq
import itertools


class Operation:
    """Under way from its creation until it is delivered or given up.

    `op` is its number in the trace, None where the trace is silent; without
    an observer it is.
    """

    __slots__ = ("name", "due", "serial", "op", "over")

    _serials = itertools.count(1)

    def __init__(self, name, due, observer):
        self.name, self.due = name, due
        self.serial = next(self._serials)
        self.over = False
        self.op = observer.io_begun(name, due) if observer else None

    @property
    def order(self):
        return (self.due, self.serial)

    def __lt__(self, other):
        return self.order < other.order

    def give_up(self, observer):
        if not self.over:
            self.over = True
            observer.io_given_up(self)


class OperationFuture(asyncio.Future):
    """What a program awaits; cancelling it gives the operation up."""

    operation = None
    observer = None

    def cancel(self, msg=None):
        if not self.done():
            self.operation.give_up(self.observer)
        return super().cancel(msg=msg)


OperationFuture.__name__ = OperationFuture.__qualname__ = "Future"
OperationFuture.__module__ = "_asyncio"


def complete(future, result, error):
    """What the handle of a delivered operation does."""
    if future.done():
        return
    if error is None:
        future.set_result(result)
    else:
        future.set_exception(error)


class Operations:
    """Those that futures of one loop wait for, soonest first."""

    def __init__(self, loop, clock, observer):
        self._loop, self._clock, self._observer = loop, clock, observer
        self._heap = []

    def begin(self, name, latency, result=None, error=None):
        """A future that an operation resolves after `latency` ns."""
        future = OperationFuture(loop=self._loop)
        operation = Operation(name, self._clock.now + latency, self._observer)
        future.operation, future.observer = operation, self._observer
        handle = asyncio.Handle(complete, (future, result, error), self._loop)
        heapq.heappush(self._heap, (operation, handle))
        return future

    def first(self):
        """The (operation, handle) that is due first, or None."""
        while self._heap and self._heap[0][0].over:
            heapq.heappop(self._heap)
        return self._heap[0] if self._heap else None

    def take_due(self, now):
        """Those due by now, as (operation, handle)."""
        while (first := self.first()) and first[0].due <= now:
            heapq.heappop(self._heap)
            first[0].over = True
            yield first
