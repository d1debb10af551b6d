# SPDX-License-Identifier: MIT
"""table.py -- what ran: each operation, and each pair of important ones.

Counted by coverage.c while the programs run, not by what was generated.
"""
import collections

import weights

OPERATIONS = (weights.IN_GENERATOR.keys() | weights.AWAITABLES.keys()
              | weights.IN_JOB.keys() | {"reraise"})

# Those whose every combination has to be seen, the second begun inside or
# after the first in one task: what can be interrupted, and what interrupts.
IMPORTANT = [
    "sleep", "sleep0", "task", "future", "create", "cancel", "try", "timeout",
    "wait_for", "group", "gather", "wait", "shield", "with_lock",
    "with_semaphore", "with_condition", "get", "put", "event_wait", "block",
]


def read(file):
    """What main.c wrote: {(operation,) or (first, second): count}."""
    counts = collections.Counter()
    for line in file:
        *names, count = line.split()
        counts[tuple(names)] = int(count)
    return counts


def missing(counts):
    """The operations, and the pairs of important ones, that never ran."""
    pairs = [(a, b) for a in IMPORTANT for b in IMPORTANT]
    return [" then ".join(key)
            for key in [(name,) for name in sorted(OPERATIONS)] + pairs
            if not counts[key]]


def show(counts):
    print("How often each operation ran:")
    for name in sorted(OPERATIONS, key=lambda name: -counts[name,]):
        print(f"  {name:20}{counts[name,]:8}")
    print("\nHow often the column's began inside or after the row's, "
          "in one task:")
    width = max(map(len, IMPORTANT)) + 1
    print(" " * width + "".join(f"{name[:6]:>7}" for name in IMPORTANT))
    for a in IMPORTANT:
        print(f"{a:{width}}" + "".join(f"{counts[a, b]:7}"
                                       for b in IMPORTANT))
