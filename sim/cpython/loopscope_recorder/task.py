# SPDX-License-Identifier: MIT
"""task.py -- asyncio's Task, which reports its making and its cancelling."""
import asyncio
import itertools

from . import current, resources


class Task(asyncio.Task):
    """CPython's (accelerated) Task, which also reports its cancelling."""

    _serials = itertools.count(1)

    trace_id = None
    done_told = False
    # While it starts eagerly; it is announced later. Done, it forgets its
    # coroutine.
    made_of = made_at = None

    def __init__(self, *args, **kwargs):
        self.serial = next(self._serials)
        if kwargs.get("eager_start"):
            self.made_of = args[0] if args else kwargs.get("coro")
            self.made_at = current.observer.position()
            current.observer.step_begins(self)
            try:
                super().__init__(*args, **kwargs)
            except BaseException:
                current.observer.step_failed()
                raise
            current.observer.step_ends()
            self.made_of = self.made_at = None
        else:
            super().__init__(*args, **kwargs)
        current.observer.task_made(self)

    def __hash__(self):
        """Not an address: the program's own sets of tasks keep one order."""
        return self.serial

    def set_name(self, value):
        current.observer.renaming(self)
        super().set_name(value)

    def cancel(self, msg=None):
        if not self.done():
            current.observer.cancel_asked(self)
            resources.touch_awaited(self._fut_waiter)
        return super().cancel(msg=msg)
