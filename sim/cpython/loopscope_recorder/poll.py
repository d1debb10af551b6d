# SPDX-License-Identifier: MIT
"""poll.py -- the poll: instead of waiting it runs jobs and moves the clock."""
from . import current
from .clock import DAY, clamp
from .jobs import other_threads
from .selector import Watching


def earliest(*moments):
    return min((moment for moment in moments if moment is not None),
               default=None)


class VirtualSelector(Watching):
    """A loop's selector. The clock goes straight to what comes next: a due
    timer, a job that goes on, an I/O operation, a guest of the network."""

    def __init__(self, loop, max_ticks):
        super().__init__(current.network)
        self._loop = loop
        self._max_ticks = max_ticks

    def select(self, timeout):
        """The (operation, handle) pairs of the I/O that is due."""
        loop = self._loop
        if current.observer.has_ticked(loop, self._max_ticks):
            current.end_run("limit")
        if timeout != 0 and loop.waits_for_executors():
            loop.woken.wait(timeout)
        end = self._timeout()
        while True:
            self._network.let_guests_act(current.clock.now)
            until = self._until(end)
            done = current.jobs.poll(
                lambda: loop.is_woken or self._until(end) != until, until)
            if done is None:
                self._wait_really()
            self._network.let_guests_act(current.clock.now)
            if self._is_over(end):
                loop.is_woken = False
                return self._take_due()

    def _timeout(self):
        """When the poll ends by itself, known as it begins; None: never. What
        a thread does to the loop later does not count, but
        call_soon_threadsafe(), which wakes it."""
        loop, now = self._loop, current.clock.now
        if loop._ready or loop._stopping:
            return now
        if loop._scheduled:
            return min(loop._scheduled[0]._when.ns, clamp(now + DAY))
        return None

    def _wait_really(self):
        """Nothing here can go on; threads of the program's own may."""
        if not other_threads():
            current.end_run("deadlock")
        self._loop.woken.wait(0.05)  # they may also end

    def _is_over(self, end):
        over = earliest(end, *self._arrivals())
        return (self._loop.is_woken
                or over is not None and over <= current.clock.now)

    def _until(self, end):
        """When there is something to do; None: never."""
        if self._loop.is_woken:
            return current.clock.now
        act = self._network.next_act()
        return earliest(end, *self._arrivals(), act and act[0])

    def _arrivals(self):
        """When I/O ends the poll."""
        operation = self._loop.operations.first()
        return (self.first_due(current.clock.now),
                operation and operation[0].due)

    def _take_due(self):
        now = current.clock.now
        due = [*self._loop.operations.take_due(now), *self.take_due(now)]
        return sorted(due, key=lambda pair: pair[0].order)
