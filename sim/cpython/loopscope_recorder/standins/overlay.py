# SPDX-License-Identifier: MIT
"""overlay.py -- files in memory, laid over the user's own.

Who reads a file that was not written here reads the user's; what is written,
made, renamed or removed here stays in memory. With --real-files nothing is
laid over anything.
"""
import builtins
import errno
import io
import os
import stat

from . import host

real = {name: getattr(os, name) for name in
        ("stat", "remove", "unlink", "rename", "replace", "mkdir", "makedirs",
         "rmdir", "listdir")}
real_open = builtins.open


def raise_errno(number, path):
    raise OSError(number, os.strerror(number), path)


class MemoryFile(io.RawIOBase):
    """An open file on a bytearray that others may have open too."""

    def __init__(self, content, name, mode):
        self._content, self.name, self.mode = content, name, mode
        self._at = 0
        self._appends = "a" in mode

    def readable(self):
        return "r" in self.mode or "+" in self.mode

    def writable(self):
        return not self.mode.startswith("r") or "+" in self.mode

    def seekable(self):
        return True

    def readinto(self, buffer):
        if not self.readable():
            raise io.UnsupportedOperation("not readable")
        data = self._content[self._at:self._at + len(buffer)]
        buffer[:len(data)] = data
        self._at += len(data)
        return len(data)

    def write(self, data):
        if not self.writable():
            raise io.UnsupportedOperation("not writable")
        data = bytes(data)
        if self._appends:
            self._at = len(self._content)
        self._content.extend(bytes(max(0, self._at - len(self._content))))
        self._content[self._at:self._at + len(data)] = data
        self._at += len(data)
        return len(data)

    def seek(self, offset, whence=os.SEEK_SET):
        base = (0, self._at, len(self._content))[whence]
        if base + offset < 0:
            raise_errno(errno.EINVAL, self.name)
        self._at = base + offset
        return self._at

    def tell(self):
        return self._at

    def truncate(self, size=None):
        size = self._at if size is None else size
        del self._content[size:]
        self._content.extend(bytes(size - len(self._content)))
        return size


class Overlay:
    """What differs from the user's files, by absolute path."""

    def __init__(self, contents):
        self._files = {}      # path -> bytearray
        self._folders = set()
        self._gone = set()    # removed here, whatever the user has
        for name, text in contents.items():
            path = os.path.abspath(name)
            self._files[path] = bytearray(text.encode())
            folder = os.path.dirname(path)
            while folder not in self._folders and not os.path.isdir(folder):
                self._folders.add(folder)
                folder = os.path.dirname(folder)

    def knows(self, path):
        return path in self._files or path in self._folders \
            or path in self._gone

    # Files.

    def open(self, file, mode="r", buffering=-1, encoding=None, errors=None,
             newline=None, closefd=True, opener=None):
        if isinstance(file, int):
            return real_open(file, mode, buffering, encoding, errors, newline,
                             closefd, opener)
        path = os.path.abspath(os.fspath(file))
        plain = mode.replace("b", "").replace("t", "")
        reads = plain == "r"
        if reads and not self.knows(path):
            return real_open(file, mode, buffering, encoding, errors, newline)
        real_open(os.devnull, mode.replace("x", "w"), encoding=encoding,
                  errors=errors, newline=newline).close()  # faults of the mode
        content = self._content_for(path, plain)
        raw = MemoryFile(content, file, plain)
        return wrapped(raw, mode, buffering, encoding, errors, newline)

    def _content_for(self, path, mode):
        """The bytes of a file that is to be opened; it may be made."""
        if self.is_folder(path):
            raise_errno(errno.EISDIR, path)
        there = self.is_file(path)
        if mode[0] == "r" and not there:
            raise_errno(errno.ENOENT, path)
        if mode[0] == "x" and there:
            raise_errno(errno.EEXIST, path)
        if not there and not self.is_folder(os.path.dirname(path)):
            raise_errno(errno.ENOENT, path)
        if path not in self._files:
            self._files[path] = bytearray(self._users(path) if there else b"")
            self._gone.discard(path)
        if mode[0] in "wx":
            self._files[path].clear()
        return self._files[path]

    def _users(self, path):
        with real_open(path, "rb") as file:
            return file.read()

    def is_file(self, path):
        return path in self._files or (
            path not in self._gone and path not in self._folders
            and self._users_is(stat.S_ISREG, path))

    def is_folder(self, path):
        return path in self._folders or (
            path not in self._gone and path not in self._files
            and self._users_is(stat.S_ISDIR, path))

    def _users_is(self, kind, path):
        try:
            return kind(real["stat"](path).st_mode)
        except (OSError, ValueError):
            return False

    # What os does.

    def stat(self, path, *, dir_fd=None, follow_symlinks=True):
        full = None if isinstance(path, int) else os.path.abspath(path)
        if full is None or not self.knows(full):
            return real["stat"](path, dir_fd=dir_fd,
                                follow_symlinks=follow_symlinks)
        if full in self._files:
            return self._made_up(stat.S_IFREG | 0o644, len(self._files[full]))
        if full in self._folders:
            return self._made_up(stat.S_IFDIR | 0o755, 0)
        raise_errno(errno.ENOENT, path)

    def _made_up(self, mode, size):
        return os.stat_result((mode, 0, 0, 1, 0, 0, size, 0, 0, 0))

    def remove(self, path, *, dir_fd=None):
        full = os.path.abspath(path)
        if not self.is_file(full):
            raise_errno(errno.EISDIR if self.is_folder(full)
                        else errno.ENOENT, path)
        self._files.pop(full, None)
        self._gone.add(full)

    unlink = remove

    def rename(self, src, dst, **dir_fds):
        source, target = os.path.abspath(src), os.path.abspath(dst)
        if not self.is_file(source):
            raise_errno(errno.ENOENT, src)
        content = bytearray(self._content_for(source, "r"))
        self._content_for(target, "w")
        self._files[target] = content
        self.remove(source)

    replace = rename

    def mkdir(self, path, mode=0o777, *, dir_fd=None):
        full = os.path.abspath(path)
        if self.is_file(full) or self.is_folder(full):
            raise_errno(errno.EEXIST, path)
        if not self.is_folder(os.path.dirname(full)):
            raise_errno(errno.ENOENT, path)
        self._folders.add(full)
        self._gone.discard(full)

    def makedirs(self, name, mode=0o777, exist_ok=False):
        full = os.path.abspath(name)
        if self.is_folder(full) and exist_ok:
            return
        if not self.is_folder(os.path.dirname(full)):
            self.makedirs(os.path.dirname(full), mode, exist_ok)
        self.mkdir(full, mode)

    def rmdir(self, path, *, dir_fd=None):
        full = os.path.abspath(path)
        if not self.is_folder(full):
            raise_errno(errno.ENOENT, path)
        if self.listdir(full):
            raise_errno(errno.ENOTEMPTY, path)
        self._folders.discard(full)
        self._gone.add(full)

    def listdir(self, path="."):
        full = os.path.abspath(path)
        if not self.is_folder(full):
            raise_errno(errno.ENOENT, path)
        names = set() if full in self._folders else set(real["listdir"](full))
        here = [p for p in (*self._files, *self._folders)
                if os.path.dirname(p) == full]
        gone = {os.path.basename(p) for p in self._gone
                if os.path.dirname(p) == full}
        return sorted((names - gone) | {os.path.basename(p) for p in here})

    # The program's own ways to files see what was written here.

    def install(self):
        def open_either(file, mode="r", *args, **kwargs):
            if isinstance(file, int):
                return real_open(file, mode, *args, **kwargs)
            path = os.path.abspath(os.fspath(file))
            if not self.knows(path):
                return real_open(file, mode, *args, **kwargs)
            return self.open(file, mode, *args, **kwargs)

        def either(name):
            ours, theirs = getattr(self, name), real[name]

            def call(path, *args, **kwargs):
                known = (not isinstance(path, int)
                         and self.knows(os.path.abspath(path)))
                return (ours if known else theirs)(path, *args, **kwargs)
            return call

        builtins.open = io.open = open_either
        os.stat = self.stat
        for name in ("remove", "unlink", "rename", "replace", "rmdir"):
            setattr(os, name, either(name))


def wrapped(raw, mode, buffering, encoding, errors, newline):
    """What open() puts on a raw file."""
    if buffering == 0:
        return raw
    kind = io.BufferedRandom if "+" in mode else \
        io.BufferedReader if "r" in mode else io.BufferedWriter
    binary = kind(raw)
    if "b" in mode:
        return binary
    text = io.TextIOWrapper(binary, encoding or "utf-8", errors, newline,
                            line_buffering=buffering == 1)
    text.mode = mode
    return text


class RealFiles:
    """Instead of an overlay: the user's files themselves."""

    open = staticmethod(real_open)

    def install(self):
        pass


for _name, _function in real.items():
    setattr(RealFiles, _name, staticmethod(_function))


def make(real_files):
    """The one file system of the run."""
    files = RealFiles() if real_files else Overlay(host.world.files.contents)
    files.install()
    return files
