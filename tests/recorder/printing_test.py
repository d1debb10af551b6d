# SPDX-License-Identifier: MIT
"""What programs print."""
import unittest

from fixture import RecorderTest


class Printing(RecorderTest):
    def test_lines_and_control_characters(self):
        self.assert_trace(r"""
            import sys
            print("a\nb", end="")
            print("c\t|\x7f|\x85|é\u2028")
            print()
            print("x", "y", sep="\n\n")
            sys.stdout.write("un")
            sys.stdout.buffer.write("finé".encode()[:-1])
            sys.stdout.buffer.write("finé".encode()[-1:])
            """, r"""
              print a
              print bc\x09|\x7f|\x85|é 
              print
              print x
              print
              print y
              print unfiné
            exit t=0.000 ok
            """)


if __name__ == "__main__":
    unittest.main()
