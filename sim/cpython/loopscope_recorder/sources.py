# SPDX-License-Identifier: MIT
"""sources.py -- where things stand in the program's source."""
import asyncio.runners
import os
import sys
import tokenize

RECORDER = os.path.dirname(os.path.abspath(__file__))
ENTRY = os.path.abspath(sys.argv[0])

# Frames behind which nothing of what runs now is found: a handle is run by
# the loop (handles.py adds that), and no line of the program cancels what main
# left behind.
BOUNDARY = {asyncio.runners._cancel_all_tasks.__code__}


class Source:
    def __init__(self, path, name, text):
        self.path, self.name, self.text = path, name, text
        self.lines = text.splitlines()

    def def_line(self, code):
        """The line of a function's `def`, below its decorators."""
        first = code.co_firstlineno
        for number, line in enumerate(self.lines[first - 1:], first):
            if line.lstrip().startswith(("def ", "async def ")):
                return number
        return first


class Sources:
    """The program's own files: the main one and what lies in its folder."""

    def __init__(self, path, text, on_source):
        folders = {os.path.dirname(path),
                   os.path.dirname(os.path.realpath(path))}
        self._folders = tuple(os.path.join(f, "") for f in folders)
        self._on_source = on_source
        self._by_path = {}
        self._names = set()
        self._add(path, text)

    def _add(self, path, text):
        folder, name = os.path.split(path)
        while name in self._names:  # two packages: both have an __init__.py
            folder, parent = os.path.split(folder)
            name = os.path.join(parent, name)
        self._names.add(name)
        source = self._by_path[path] = Source(path, name, text)
        self._on_source(source)
        return source

    def of(self, code):
        """The Source some code is from; None if that is not the program's."""
        path = code.co_filename
        if path not in self._by_path:
            self._by_path[path] = None
            if self._is_own(path):
                try:
                    return self._add(path, read_source(path))
                except (OSError, SyntaxError, UnicodeError):
                    pass
        return self._by_path[path]

    def _is_own(self, path):
        return (path.startswith(self._folders) and path.endswith(".py")
                and not path.startswith(RECORDER) and path != ENTRY
                and "site-packages" not in path
                and "dist-packages" not in path)

    def is_recorders(self, code):
        return code.co_filename.startswith(RECORDER)

    def running(self):
        """(Source, line) of the innermost own frame of the running handle.

        Outside any handle it is that of the statement that runs the loop.
        """
        frame = sys._getframe(1)
        while frame and frame.f_code not in BOUNDARY:
            source = self.of(frame.f_code)
            if source:
                return source, frame.f_lineno
            frame = frame.f_back
        return None

    def suspended(self, chain):
        """(Source, line) of the innermost own frame of an await chain."""
        for _, frame in reversed(chain):
            source = self.of(frame.f_code)
            if source:
                return source, frame.f_lineno
        return None


def read_source(path):
    with tokenize.open(path) as file:
        return file.read()
