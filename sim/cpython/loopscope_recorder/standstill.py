# SPDX-License-Identifier: MIT
"""standstill.py -- notices a loop that turns while time stands still."""

import collections

SUSPICIOUS = 1000  # iterations at one instant
NAMES_MOST = 5


class Standstill:
    def __init__(self):
        self._at = self._turns = 0
        self._steps = collections.Counter()  # at this instant, by task's name

    def ticked(self, now):
        if now != self._at:
            self._at, self._turns = now, 0
            self._steps.clear()
        self._turns += 1

    def ran(self, task):
        self._steps[task.get_name()] += 1

    def complaint(self):
        """A line about it, or None."""
        if self._turns < SUSPICIOUS:
            return None
        names = [name for name, steps in self._steps.items()
                 if steps > self._turns // 10]
        who = ", ".join(names[:NAMES_MOST])
        if len(names) > NAMES_MOST:
            who += " and others"
        return (f"loopscope: time stands still: {self._turns} iterations of "
                f"the loop at {self._at / 1e9:.3f} s; what ran: "
                f"{who or 'callbacks'} (a loop around sleep(0)?)")
