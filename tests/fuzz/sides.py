# SPDX-License-Identifier: MIT
"""sides.py -- runs programs on both engines; gives the text of their traces."""
import collections
import json
import os
import subprocess

import recording
import source

TICKS_MOST = 300
SECONDS_MOST = 300  # of real time, for programs that take less than one
SEPARATOR = recording.SEPARATOR.decode()


def split(output):
    return output.decode("utf-8", "replace").split(SEPARATOR)


def native(fuzz, programs, coverage=None):
    """On the native engine: fuzz is the program of main.c. A program that
    brings it down has a trace that ends there, and says so. One that it comes
    to no end with ends this process, and is named in a line."""
    traces = []
    command = [fuzz, "run", str(TICKS_MOST)] + ([coverage] if coverage else [])
    while len(traces) < len(programs):
        text = "".join(json.dumps(program) + "\n"
                       for program in programs[len(traces):])
        try:
            done = subprocess.run(command, input=text.encode(),
                                  capture_output=True, timeout=SECONDS_MOST)
        except subprocess.TimeoutExpired as end:
            whole = split(end.stdout or b"")[:-1]
            program = json.dumps(programs[len(traces) + len(whole)])
            raise SystemExit("the native engine hangs: no end after "
                             f"{SECONDS_MOST} s of {program}") from None
        *whole, rest = split(done.stdout)
        traces += whole
        if len(traces) < len(programs):
            traces.append(rest + f"the engine died: {done.returncode}\n"
                          + done.stderr.decode("utf-8", "replace"))
    return [settled(trace) for trace in traces]


def cpython(fuzz, programs):
    """On CPython; recording.prepare() was called."""
    out = recording.record([source.source(each) for each in programs])
    with os.fdopen(out) as file:
        done = subprocess.run([fuzz, "render"], stdin=file,
                              capture_output=True, check=True)
    *traces, _ = split(done.stdout)
    return [settled(trace) for trace in traces]


RESOURCE = '{"ev":"resource"'


def settled(trace):
    """The trace without the things that never change, and the others numbered
    anew: the Python source makes only those that it names."""
    lines = trace.split("\n")
    states = {at: json.loads(line) for at, line in enumerate(lines)
              if line.startswith(RESOURCE)}
    told = collections.Counter(state["resource"] for state in states.values())
    changed = sorted(each for each, count in told.items() if count > 1)
    numbers = {each: number for number, each in enumerate(changed, 1)}
    for at, state in states.items():
        if state["resource"] in numbers:
            state["resource"] = numbers[state["resource"]]
            if numbers.get(state.pop("lock", None)):
                state["lock"] = numbers[json.loads(lines[at])["lock"]]
            lines[at] = json.dumps(state)
        else:
            lines[at] = None
    return "\n".join(line for line in lines if line is not None)


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
