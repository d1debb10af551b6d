# SPDX-License-Identifier: MIT
"""command_line.py -- what the recorder is asked to do."""
import os
import sys

from .clock import to_ns
from .run import Options, Run
from .trace_file import fail

USAGE = ("usage: recorder.py [-o FILE] [--max-ticks N] [--until S] [--seed N] "
         "[--watchdog S] [--world FILE] [--real-files] "
         "[--lines] PROGRAM.py [ARGS...]")


def whole(name, text, least):
    if not (text.isascii() and text.isdigit() and int(text) >= least):
        fail(f'{name} takes a whole number from {least}, not "{text}"')
    return int(text)


def seconds(name, text):
    try:
        value = float(text)
    except ValueError:
        value = -1
    if not 0 <= value <= 1e9:
        fail(f'{name} takes seconds from 0 to 1e9, not "{text}"')
    return value


VALUES = {
    "-o": ("output", lambda name, text: text),
    "--max-ticks": ("max_ticks", lambda name, text: whole(name, text, 1)),
    "--until": ("until", lambda name, text: to_ns(seconds(name, text))),
    "--seed": ("seed", lambda name, text: whole(name, text, 0)),
    "--watchdog": ("watchdog", seconds),
    "--world": ("world", lambda name, text: text),
}
FLAGS = {"--real-files": "real_files", "--lines": "lines"}


def parse(arguments):
    """(Options, the program, its arguments)."""
    options, rest = Options(), list(arguments)
    while rest and rest[0].startswith("-") and rest[0] != "-":
        option = rest.pop(0)
        if option == "--":
            break
        if option in ("-h", "--help"):
            print(USAGE)
            sys.exit(0)
        name, equals, value = option.partition("=")
        if name in FLAGS and not equals:
            setattr(options, FLAGS[name], True)
            continue
        if name not in VALUES:
            fail(f"unknown option {option} ({USAGE})")
        if not equals:
            if not rest:
                fail(f"{name} needs a value ({USAGE})")
            value = rest.pop(0)
        key, read = VALUES[name]
        setattr(options, key, read(name, value))
    if not rest:
        fail(f"no program given ({USAGE})")
    return options, rest[0], rest[1:]


def open_trace(output):
    """The descriptor to write to; stray writes to stdout go to stderr."""
    try:
        if output is None:
            fd = os.dup(1)
        else:
            fd = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    except OSError as error:
        fail(f"cannot write {output or 'to standard output'}: "
             f"{error.strerror}")
    try:
        os.dup2(2, 1)
    except OSError:  # stderr is closed
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return fd


def fix_hashes():
    """Starts Python anew if the order of sets of strings would be random."""
    if sys.flags.hash_randomization and not os.environ.get("PYTHONHASHSEED"):
        if sys.executable and hasattr(os, "execv"):
            os.environ["PYTHONHASHSEED"] = "0"
            try:
                os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
            except OSError:
                pass  # as random as Python is


def main():
    options, program, argv = parse(sys.argv[1:])
    if not os.path.isfile(program):
        fail(f"cannot read {program}: "
             + ("not a file" if os.path.exists(program) else "no such file"))
    fix_hashes()
    Run(program, argv, open_trace, options).go()
