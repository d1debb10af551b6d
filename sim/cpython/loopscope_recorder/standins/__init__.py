# SPDX-License-Identifier: MIT
"""Stand-ins: modules that programs import, on a virtual clock and offline.

`import aiohttp` finds the stand-in, whether the package is installed or not;
only a module of that name in the program's own folder comes first. What a
stand-in has not it says by name.
"""
import importlib
import importlib.abc
import importlib.machinery
import os
import sys

from .. import current
from . import host

NAMES = ("aiohttp", "requests", "httpx", "aiofiles", "asyncpg")


class Loader(importlib.abc.Loader):
    """Gives a module that is loaded under another name."""

    def __init__(self, module):
        self._module = module

    def create_module(self, spec):
        return self._module

    def exec_module(self, module):
        pass


class Finder(importlib.abc.MetaPathFinder):
    """Asked first for every import; `on_import(name)` is told of stand-ins."""

    def __init__(self, on_import):
        self._on_import = on_import

    def find_spec(self, fullname, path=None, target=None):
        name, dot, rest = fullname.partition(".")
        if name == "urllib":
            return self._patched(fullname, path) if rest == "request" else None
        if name not in NAMES or is_own(name):
            return None
        if dot:
            module = part_of(name, rest)
        else:
            module = importlib.import_module(f"{__name__}.{name}")
            claim(module, name)
            module.__path__ = []  # asked for what lies in it, we can say so
            self._on_import(name)
        return importlib.machinery.ModuleSpec(fullname, Loader(module),
                                              is_package=True)

    def _patched(self, fullname, path):
        """urllib.request itself, but it opens no connection."""
        spec = importlib.machinery.PathFinder.find_spec(fullname, path)
        if spec:
            spec.loader = PatchingLoader(spec.loader, self._on_import)
        return spec


class PatchingLoader(importlib.abc.Loader):
    def __init__(self, loader, on_import):
        self._loader, self._on_import = loader, on_import

    def create_module(self, spec):
        return self._loader.create_module(spec)

    def exec_module(self, module):
        self._loader.exec_module(module)
        importlib.import_module(f"{__name__}.urllib_request").patch(module)
        self._on_import("urllib.request")


def is_own(name):
    """Whether the program's folder has a module of that name."""
    folder = sys.path[0] if sys.path else ""
    path = os.path.join(folder, name)
    return (os.path.isfile(path + ".py")
            or os.path.isfile(os.path.join(path, "__init__.py")))


def part_of(name, rest):
    """A module in a stand-in: what its PARTS name."""
    module = sys.modules[name]
    if rest not in module.PARTS:
        raise ModuleNotFoundError(
            f"loopscope's stand-in for {name} has no {rest!r}")
    return getattr(module, rest)


def claim(module, name):
    """It says that it is the package, and so do its classes."""
    module.__name__ = name
    for value in vars(module).values():
        if isinstance(value, type) and value.__module__.startswith(__name__):
            value.__module__ = name


def install(world, real_files):
    host.install(world, real_files)
    sys.meta_path.insert(0, Finder(current.observer.standin_used))
