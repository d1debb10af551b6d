# SPDX-License-Identifier: MIT
"""print_stream.py -- what stands under the program's sys.stdout."""
import codecs
import io


class PrintStream(io.RawIOBase):
    """What stands under the program's sys.stdout: cuts bytes into lines."""

    def __init__(self, observer):
        self._observer = observer
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._line = ""

    def writable(self):
        return True

    def write(self, data):
        with self._observer.alone:  # any thread may print
            self._line += self._decode(bytes(data))
            *lines, self._line = self._line.split("\n")
        for line in lines:
            self._observer.printed(line)
        return len(data)

    def finish(self):
        """Reports a line that never got its newline."""
        line, self._line = self._line + self._decode(b"", True), ""
        if line:
            self._observer.printed(line)
