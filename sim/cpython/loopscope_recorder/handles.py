# SPDX-License-Identifier: MIT
"""handles.py -- asyncio's handles, which report what happens to them."""
import asyncio.events
import itertools

from . import current
from .clock import to_instant
from .labels import make_label
from .sources import BOUNDARY


class Reporting:
    """What is added to each class of handle."""

    __slots__ = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.id = None
        # Now, because cancel() forgets the callback.
        self.label = make_label(self._callback, self._args)

    def _run(self):
        current.observer.handle_begins(self)
        try:
            super()._run()
        finally:
            current.observer.handle_ends(self)
            self = None  # as CPython: breaks cycles when it raised


BOUNDARY.add(Reporting._run.__code__)


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
