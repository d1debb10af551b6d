# SPDX-License-Identifier: MIT
"""The recorder in one file, build/recorder.py, records what its modules do.

    python3 tests/recorder/bundle_test.py
"""
import os
import subprocess
import sys
import tempfile
import unittest

from fixture import RECORDER, TESTS, written

BUNDLE = os.path.join(TESTS, "..", "build", "recorder.py")
PROGRAMS = ("gather", "aiohttp_errors", "asyncpg_pool", "chat_server",
            "aiofiles_lines")


def record(recorder, path, folder):
    world = path[:-3] + ".json"
    options = ["--world", world] if os.path.exists(world) else []
    return subprocess.run([sys.executable, "-B", recorder, *options, path],
                          cwd=folder, capture_output=True, text=True)


class BundleTest(unittest.TestCase):
    def test_it_records_the_same_from_any_folder(self):
        for name in PROGRAMS:
            path = os.path.join(TESTS, "programs", name + ".py")
            if not os.path.exists(path):
                path = os.path.join(TESTS, "..", "scenarios", name,
                                    name + ".py")
            path = os.path.abspath(path)
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                one = record(os.path.abspath(BUNDLE), path, folder)
                many = record(os.path.abspath(RECORDER), path, TESTS)
                self.assertEqual(one.stderr, many.stderr)
                self.assertEqual(one.stdout, many.stdout)
                self.assertIn('"ev":"exit"', one.stdout)

    def test_sys_path_is_as_python_sets_it(self):
        with written("import sys\nprint(sys.path[1:])\n") as program:
            plain = subprocess.run([sys.executable, program], text=True,
                                   capture_output=True).stdout.strip()
            for recorder in (BUNDLE, RECORDER):
                told = record(os.path.abspath(recorder), program, TESTS)
                self.assertIn(f'"text":"{plain}"', told.stdout)


if __name__ == "__main__":
    unittest.main()
