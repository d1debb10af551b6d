# SPDX-License-Identifier: MIT
"""The fuzzer's own tests: what would make its silence worth nothing."""
import json
import os
import tempfile
import unittest
from unittest import mock

import generate
import shrink
import sides
import source


class FuzzerTest(unittest.TestCase):

    def test_a_seed_is_always_the_same_program(self):
        self.assertEqual(generate.program(5), generate.program(5))
        self.assertNotEqual(generate.program(5), generate.program(6))

    def test_a_program_survives_json(self):
        program = generate.program(7)
        self.assertEqual(json.loads(json.dumps(program)), program)

    def test_the_source_of_a_program_is_python(self):
        for seed in range(100):
            compile(source.source(generate.program(seed)), str(seed), "exec")

    def test_shrinking_leaves_what_fails_alone(self):
        """Here: whatever has a task group in it."""
        def fails(program):
            return any(node[0] == "group" for node in shrink.nodes(program))

        def first_failing(programs):
            return next(filter(fails, programs), None)

        found = first_failing(map(generate.program, range(100)))
        shrunk = shrink.shrink(found, first_failing)
        self.assertEqual([["group", 0, []]],
                         [[*node[:1], 0, node[2]]
                          for function in shrunk["functions"]
                          for node in function["body"]])

    def test_traces_differ_in_a_single_line(self):
        self.assertTrue(sides.same("a\nb\n", "a\nb\n"))
        self.assertFalse(sides.same("a\nb\n", "a\n"))
        self.assertFalse(sides.same("a\nb\n", "b\na\n"))

    def test_only_never_awaited_warnings_have_no_order(self):
        one = "tick 1\nwarn never-awaited a\nwarn never-awaited b\nexit\n"
        other = "tick 1\nwarn never-awaited b\nwarn never-awaited a\nexit\n"
        self.assertTrue(sides.same(one, other))
        self.assertFalse(sides.same(one, other.replace("d b", "d c")))

    def test_an_engine_that_hangs_is_stopped(self):
        with tempfile.NamedTemporaryFile("w", delete_on_close=False) as engine:
            engine.write("#!/bin/sh\nprintf 'one\\n\\036\\n'\nexec sleep 600\n")
            engine.close()
            os.chmod(engine.name, 0o700)
            with (mock.patch.object(sides, "SECONDS_MOST", 1),
                  self.assertRaisesRegex(SystemExit, "no end after 1 s of 5$")):
                sides.native(engine.name, [4, 5, 6])


if __name__ == "__main__":
    unittest.main()
