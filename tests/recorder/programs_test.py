# SPDX-License-Identifier: MIT
"""Programs in the style of tutorials do what reading them promises.

    python3 tests/recorder/programs_test.py [-k NAME]

tests/programs/NAME.py is a program, NAME.expected what it has to do, written
by hand from reading it; NAME.json, if there is one, is its world. The lines of
NAME.expected:

    S TEXT          at S virtual seconds it prints TEXT: all of its output
    has LINE        the trace has this line, below those asked for before
    not LINE        the trace has no such line
    exit S OUTCOME  how it ends
    since 3.12      earlier versions of Python do it differently
"""
import glob
import os
import sys
import unittest

from fixture import TESTS, parse, printed_at, run_recorder
from text_form import render, seconds

PROGRAMS = os.path.join(TESTS, "programs")


def expectations(path):
    """(printed lines, [(has or not, line)], the exit) of a file."""
    printed, facts, ending = [], [], None
    since = (3, 11)
    with open(path, encoding="utf-8") as file:
        for line in file.read().split("\n")[:-1]:
            word, _, rest = line.partition(" ")
            if word in ("has", "not"):
                facts.append((word, rest))
            elif word == "exit":
                ending = rest
            elif word == "since":
                since = tuple(map(int, rest.split(".")))
            else:
                printed.append(line)
    if sys.version_info < since:
        raise unittest.SkipTest("differs before %d.%d" % since)
    return printed, facts, ending


class ProgramsTest(unittest.TestCase):
    maxDiff = None

    def run_program(self, name):
        path = os.path.join(PROGRAMS, name)
        world = [f"--world={path}.json"] if os.path.exists(path + ".json") \
            else []
        result = run_recorder("--max-ticks=10000", *world, path + ".py")
        self.assertEqual(result.stderr, "")
        return parse(result.stdout)

    def check(self, name):
        printed, facts, ending = expectations(
            os.path.join(PROGRAMS, name + ".expected"))
        events = self.run_program(name)
        self.assertEqual(printed, printed_at(events))
        lines = [line.strip() for line in render(events).split("\n")]
        at = 0
        for word, line in facts:
            if word == "not":
                self.assertNotIn(line, lines)
            else:
                self.assertIn(line, lines[at:])
                at = lines.index(line, at) + 1
        last = events[-1]
        self.assertEqual(ending, f"{seconds(last['t'])} {last['how']}")


def test_of(name):
    def test(self):
        self.check(name)
    return test


for _path in glob.glob(os.path.join(PROGRAMS, "*.py")):
    _name = os.path.basename(_path)[:-3]
    setattr(ProgramsTest, f"test_{_name}", test_of(_name))


if __name__ == "__main__":
    unittest.main()
