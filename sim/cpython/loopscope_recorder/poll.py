# SPDX-License-Identifier: MIT
"""poll.py -- the poll: instead of waiting it runs jobs and moves the clock."""
from . import current
from .clock import DAY, clamp
from .jobs import other_threads
from .selector import Watching


class VirtualSelector(Watching):
    """A loop's selector. The clock goes straight to what comes next: a due
    timer, a job that goes on, an I/O operation, a guest of the network."""

    def __init__(self, loop, max_ticks):
        super().__init__(current.network)
        self._loop = loop
        self._max_ticks = max_ticks

    def select(self, timeout):
        """The (operation, handle) pairs of the I/O that is due."""
        loop, begun = self._loop, current.clock.now
        if current.observer.has_ticked(loop, self._max_ticks):
            current.end_run("limit")
        if timeout != 0 and loop.waits_for_executors():
            loop.woken.wait(timeout)
        while True:
            self._network.let_guests_act(current.clock.now)
            until = self._until(begun)
            done = current.jobs.poll(
                lambda: loop._ready or self._until(begun) != until, until)
            if done is None:
                self._wait_really()
            self._network.let_guests_act(current.clock.now)
            if self._is_over(begun):
                return self._take_due()

    def _wait_really(self):
        """Nothing here can go on; threads of the program's own may."""
        if not other_threads():
            current.end_run("deadlock")
        self._loop.woken.wait(0.05)  # they may also end

    def _is_over(self, begun):
        loop, now = self._loop, current.clock.now
        end = self._end(begun)
        return bool(loop._ready or loop._stopping
                    or end is not None and end <= now)

    def _until(self, begun):
        """When there is something to do; None: never."""
        loop, now = self._loop, current.clock.now
        if loop._ready or loop._stopping:
            return now
        act = self._network.next_act()
        moments = [self._end(begun), act and act[0]]
        return min((moment for moment in moments if moment is not None),
                   default=None)

    def _end(self, begun):
        """When a timer or I/O ends the poll, which lasts a day at most."""
        loop, now = self._loop, current.clock.now
        operation = loop.operations.first()
        moments = [self.first_due(now), operation and operation[0].due]
        if loop._scheduled:
            moments.append(min(loop._scheduled[0]._when.ns,
                               clamp(begun + DAY)))
        return min((moment for moment in moments if moment is not None),
                   default=None)

    def _take_due(self):
        now = current.clock.now
        due = [*self._loop.operations.take_due(now), *self.take_due(now)]
        return sorted(due, key=lambda pair: pair[0].order)
