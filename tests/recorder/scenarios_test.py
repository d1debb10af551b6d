# SPDX-License-Identifier: MIT
"""The recordings beside the twins are what the reference writes."""
import os
import sys
import unittest

from fixture import TESTS, run_recorder

SCENARIOS = os.path.join(TESTS, "..", "scenarios")


class Scenarios(unittest.TestCase):
    maxDiff = None

    @unittest.skipUnless(sys.version_info[:2] == (3, 13),
                         "recordings are made with 3.13")
    def test_recordings_are_current(self):
        for name in sorted(os.listdir(SCENARIOS)):
            folder = os.path.join(SCENARIOS, name)
            recording = os.path.join(folder, "expected.jsonl")
            if os.path.exists(recording):
                with self.subTest(name), \
                        open(recording, encoding="utf-8") as file:
                    twin = os.path.join(folder, name + ".py")
                    self.assertEqual(run_recorder(twin).stdout, file.read())


if __name__ == "__main__":
    unittest.main()
