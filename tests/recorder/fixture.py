# SPDX-License-Identifier: MIT
"""What the tests of the recorder share: programs are written down, recorded,
and their events read."""
import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import textwrap
import unittest

from text_form import render, seconds

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
RECORDER = os.path.join(TESTS, "..", "sim", "cpython", "recorder.py")

since_3_12 = unittest.skipIf(sys.version_info < (3, 12), "differs before 3.12")
since_3_13 = unittest.skipIf(sys.version_info < (3, 13), "differs before 3.13")
before_3_14 = unittest.skipIf(sys.version_info >= (3, 14), "differs in 3.14")


@contextlib.contextmanager
def written(program, files=()):
    """The path of a program in a folder of its own, with `files` beside it
    and below: (name, text)."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in [("program.py", program), *files]:
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w") as file:
                file.write(textwrap.dedent(text))
        yield os.path.join(folder, "program.py")


def record(program, *options, files=()):
    """Runs a program under the recorder: (status, output, errors)."""
    with written(program, files) as path:
        result = run_recorder(*options, path)
    return result.returncode, result.stdout, result.stderr


def run_recorder(*arguments):
    return subprocess.run(
        [sys.executable, RECORDER, *arguments], stdin=subprocess.DEVNULL,
        capture_output=True, encoding="utf-8",
        env=dict(os.environ, PYTHONHASHSEED="0"))


def start_recorder(path):
    """The recorder at work on a program; bytes come through its pipes."""
    return subprocess.Popen([sys.executable, RECORDER, path],
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            preexec_fn=hear_interrupts)


def hear_interrupts():
    """What a shell began in the background ignores them."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def parse(output):
    return [json.loads(line) for line in output.split("\n")[:-1]]


def printed(events):
    return [event["text"] for event in events if event["ev"] == "print"]


def printed_at(events):
    """What was printed, each line behind the time in seconds."""
    return [f"{seconds(event['t'])} {event['text']}".rstrip(" ")
            for event in events if event["ev"] == "print"]


class RecorderTest(unittest.TestCase):
    maxDiff = None

    def events(self, program, *options, status=0, errors="", files=()):
        """The events of a program, which ends with that status and says
        `errors` on stderr."""
        got, output, told = record(program, *options, files=files)
        self.assertEqual(told, errors)
        self.assertEqual(got, status)
        return parse(output)

    def printed(self, program, *options, **expected):
        return printed(self.events(program, *options, **expected))

    def assert_trace(self, program, expected, *options, status=0, keep=""):
        """Compares the text form, or only its lines that match `keep`."""
        program = "import asyncio\n" + textwrap.dedent(program).lstrip("\n")
        text = render(self.events(program, *options, status=status))
        lines = [line for line in text.split("\n")[:-1]
                 if re.search(keep, line)]
        expected = dedented(expected)
        self.assertEqual("\n".join(lines), expected)


def dedented(text):
    """Without the indentation of the test, which is twelve."""
    lines = text.strip("\n").split("\n")[:-1]
    return "\n".join(line[12:] for line in lines)
