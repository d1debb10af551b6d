# SPDX-License-Identifier: MIT
"""run.py -- one program, from its first event to its exit event."""
import asyncio
import atexit
import builtins
import io
import os
import sys
import threading
import types
import warnings

from . import current, sockets, standins
from .clock import Clock
from .guests import Guest
from .install import install_threads, prepare
from .jobs import Jobs
from .lines import Lines
from .network import Network
from .observer import Observer
from .print_stream import PrintStream
from .sources import Sources, read_source
from .text import escape
from .trace_file import TraceFile, fail
from .watchdog import Watchdog
from .world import World, WorldError, read_world


EXIT_STATUS = {"ok": 0, "exception": 1, "deadlock": 1, "limit": 3}


class Options:
    """What a person may choose; times are in nanoseconds but the watchdog's,
    which is real and in seconds."""

    output = None      # a file's name; standard output
    max_ticks = until = None
    seed = 0
    watchdog = 0       # none
    world = None       # a file's name
    real_files = False
    lines = False      # whether each line is told before it runs


class Run:
    """One program, from its first event to its exit event."""

    def __init__(self, path, argv, open_trace, options):
        self._path = os.path.abspath(path)
        self._argv = [path, *argv]
        text, self._code = load_program(path, self._path)
        world = load_world(options.world)
        trace = TraceFile(open_trace(options.output))
        current.clock = Clock(options.until)
        current.jobs = Jobs()
        current.end_run = self.end
        self._observer = observer = Observer(current.clock, trace)
        current.observer = observer
        current.network = network_of(world)
        name = os.path.basename(path)
        observer.trace_began(escape(name[:-3] if name.endswith(".py")
                                    else name))
        observer.sources = Sources(self._path, text, observer.source_found)
        if options.lines:
            observer.lines = Lines(observer.sources)
        self._stdout = PrintStream(observer)
        self._install(options, world)
        if options.watchdog:
            Watchdog(options.watchdog, trace).start()

    def _install(self, options, world):
        prepare(options.max_ticks, options.seed)
        install_threads()
        sockets.install(current.network)
        standins.install(world, options.real_files)
        current.clock.install(self._observer)
        warnings._warn_unawaited_coroutine = self._observer.coroutine_died
        sys.stdout = sys.__stdout__ = io.TextIOWrapper(
            self._stdout, encoding="utf-8", newline="\n", write_through=True)

    def go(self):
        main = types.ModuleType("__main__")
        main.__file__ = self._path
        main.__builtins__ = builtins
        self._recorder = sys.modules["__main__"]  # kept: our globals
        sys.modules["__main__"] = main
        sys.argv = self._argv
        if not sys.flags.safe_path:
            sys.path[0] = os.path.dirname(os.path.realpath(self._path))
        how, error = run_code(self._code, main.__dict__)
        current.main_is_over = True
        if not current.jobs.finish():
            self.end("deadlock")
        run_exit_functions()
        self.end(how, error)

    def end(self, how, error=None):
        """Writes the last events and ends the process, whatever still runs.

        Not sys.exit(): nothing of the program must run after its exit event,
        and in a deadlock nothing does.
        """
        loop = asyncio._get_running_loop()
        if loop:
            loop.silent = False  # for what tasks share: the last states
        self._stdout.finish()
        self._observer.warn_at_end()
        self._observer.exited(how, error)
        self._complain(how)
        try:
            sys.stderr.flush()
        except (AttributeError, OSError, ValueError):
            pass  # closed
        os._exit(EXIT_STATUS[how])

    def _complain(self, how):
        """Of what the trace does not say."""
        lines = [guest.complaint() for guest in current.network.guests]
        if how == "limit":
            lines.append(self._observer.standstill.complaint())
        for line in lines:
            if line:
                os.write(2, escape(line).encode("utf-8", "replace") + b"\n")


def load_world(path):
    try:
        return read_world(path) if path else World()
    except WorldError as error:
        fail(error)


def network_of(world):
    network = Network(current.clock, current.observer, world.network.latency,
                      world.network.window)
    network.guests = [Guest(network, client) for client in world.clients]
    network.on_sent = current.jobs.recheck
    return network


def load_program(given, path):
    try:
        text = read_source(path)
        return text, compile(text, path, "exec", dont_inherit=True)
    except OSError as error:
        fail(f"cannot read {given}: {error.strerror}")
    except SyntaxError as error:
        fail(f"{given}:{error.lineno or 1}: {error.msg}",
             EXIT_STATUS["exception"])
    except (UnicodeError, ValueError) as error:
        fail(f"{given}: {error}")


def run_code(code, namespace):
    """Runs the program; returns how it ended, and with which exception."""
    try:
        current.observer.work_begins()
        exec(code, namespace)
    except SystemExit as request:
        if request.code in (None, 0):
            return "ok", None
        return "exception", request
    except BaseException as error:
        return "exception", error
    return "ok", None


def run_exit_functions():
    """What python3 does when the main program is done."""
    threading._shutdown()
    atexit._run_exitfuncs()
