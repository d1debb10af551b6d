# SPDX-License-Identifier: MIT
"""The options, the output, and what is refused."""
import os
import tempfile
import unittest

from fixture import RecorderTest, TESTS, parse, printed, record, \
    run_recorder, start_recorder, written
from text_form import render


class CommandLine(RecorderTest):
    def refuse(self, message, *arguments):
        result = run_recorder(*arguments)
        self.assertEqual((result.returncode, result.stdout), (2, ""))
        self.assertRegex(result.stderr, r"\Aloopscope: [^\n]*\n\Z")
        self.assertIn(message, result.stderr)

    def test_bad_usage_is_one_line(self):
        self.refuse("no program given")
        self.refuse("unknown option --fast", "--fast", "x.py")
        self.refuse("--max-ticks needs a value", "--max-ticks")
        self.refuse('not "many"', "--max-ticks", "many", "x.py")
        self.refuse("nowhere.py: no such file", "nowhere.py")
        self.refuse("not a file", TESTS)
        self.refuse("cannot write", "-o", "/nowhere/x", __file__)
        self.refuse("no\\x1b[2Jwhere.py", "no\x1b[2Jwhere.py")
        self.refuse("two\\x0alines.py", "two\nlines.py")

    def test_syntax_error_is_one_line(self):
        status, output, errors = record("import asyncio\ndef f(:\n")
        self.assertEqual((status, output), (1, ""))
        self.assertRegex(errors, r"program\.py:2: invalid syntax\n\Z")

    def test_program_sees_itself_as_main(self):
        with written("""
                import sys, __main__
                print(__name__, sys.argv[1:], __main__.sys is sys)
                print(sys.path[0] == sys.argv[0][:-11])
                print(__file__ == sys.argv[0])
                """) as path:
            result = run_recorder(os.path.realpath(path), "-o", "a b")
        self.assertEqual(printed(parse(result.stdout)), [
            "__main__ ['-o', 'a b'] True", "True", "True"])

    def test_output_file_and_stderr(self):
        with tempfile.TemporaryDirectory() as folder, written(r"""
                import os, sys
                os.write(1, b'stray\n')
                print('in', flush=True)
                print('out', file=sys.stderr)
                """) as program:
            trace = os.path.join(folder, "trace")
            result = run_recorder("-o", trace, program)
            with open(trace) as file:
                text = render(parse(file.read()))
        self.assertEqual(result.stdout, "")
        self.assertEqual(result.stderr, "stray\nout\n")
        self.assertEqual(text, "  print in\nexit t=0.000 ok\n")

    def test_events_come_as_they_occur_and_a_closed_pipe_ends_it(self):
        with written("""
                import asyncio
                async def main():
                    while True: await asyncio.sleep(1)
                asyncio.run(main())
                """) as path:
            process = start_recorder(path)
            for _ in range(50):
                self.assertTrue(process.stdout.readline().endswith(b"}\n"))
            process.stdout.close()
            errors = process.stderr.read()
            process.stderr.close()
            self.assertEqual((process.wait(), errors), (0, b""))


if __name__ == "__main__":
    unittest.main()
