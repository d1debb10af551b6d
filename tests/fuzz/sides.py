# SPDX-License-Identifier: MIT
"""sides.py -- runs programs on both engines; gives the text of their traces."""
import json
import os
import subprocess

import recording
import source

TICKS_MOST = 300
SEPARATOR = recording.SEPARATOR.decode()


def split(output):
    return output.decode("utf-8", "replace").split(SEPARATOR)


def native(fuzz, programs, coverage=None):
    """On the native engine: fuzz is the program of main.c. A program that
    brings it down has a trace that ends there, and says so."""
    traces = []
    command = [fuzz, "run", str(TICKS_MOST)] + ([coverage] if coverage else [])
    while len(traces) < len(programs):
        text = "".join(json.dumps(program) + "\n"
                       for program in programs[len(traces):])
        done = subprocess.run(command, input=text.encode(),
                              capture_output=True)
        *whole, rest = split(done.stdout)
        traces += whole
        if len(traces) < len(programs):
            traces.append(rest + f"the engine died: {done.returncode}\n"
                          + done.stderr.decode("utf-8", "replace"))
    return traces


def cpython(fuzz, programs):
    """On CPython; recording.prepare() was called."""
    out = recording.record([source.source(each) for each in programs])
    with os.fdopen(out) as file:
        done = subprocess.run([fuzz, "render"], stdin=file,
                              capture_output=True, check=True)
    *traces, _ = split(done.stdout)
    return traces


def same(ours, theirs):
    return ours == theirs or in_one_order(ours) == in_one_order(theirs)


def in_one_order(trace):
    """The trace with its never-awaited warnings sorted: CPython gives them as
    the coroutine objects die, which the native engine cannot know."""
    lines = trace.splitlines()
    places = [at for at, line in enumerate(lines)
              if line.startswith("warn never-awaited ")]
    for at, line in zip(places, sorted(lines[at] for at in places)):
        lines[at] = line
    return lines
