# SPDX-License-Identifier: MIT
"""What the tests of executor jobs share."""
import textwrap

from fixture import RecorderTest, printed


class JobsTest(RecorderTest):
    def assert_printed(self, program, *expected, t, how="ok", **keys):
        """All that a program prints, and when (seconds) and how it ends."""
        program = textwrap.dedent(program)
        events = self.events("import asyncio, threading, time\n" + program,
                             **keys)
        self.assertEqual(printed(events), list(expected))
        self.assertEqual((events[-1]["t"] / 1e9, events[-1]["how"]), (t, how))
