#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""recorder.py -- records what CPython's event loop does with a program.

    python3 recorder.py [-o FILE] [--max-ticks N] [--until S] [--seed N]
        [--watchdog S] [--world FILE] [--real-files] PROGRAM.py [ARGS...]

Runs PROGRAM as python3 would, but under a virtual clock, and writes the trace
of its event loop as JSON Lines (docs/trace-format.md) to FILE or to standard
output. What the program prints becomes `print` events.

What does it is the package loopscope_recorder, beside this file; `make` writes
both into one file, build/recorder.py.

Unlike CPython, so that every recording of a program is the same:
- Code takes no time. The clock moves when the loop has nothing to do but wait
  for a timer, and in time.sleep(). A loop that waits for time.monotonic() to
  pass without sleeping never ends.
- Timers due at the same nanosecond fire in the order in which they were armed,
  and asyncio walks over a set of tasks in order of creation.
- random is seeded (--seed), str hashes are fixed, the time zone is UTC.
- Sockets and streams are on an in-memory network; aiohttp, requests, httpx,
  aiofiles and asyncpg are stand-ins (docs/worlds.md).
- Executor jobs (to_thread, run_in_executor, submit) run on threads that take
  turns, on a machine of four CPUs: a job begins or goes on when the loop polls
  or the main thread waits, and stops at its next time.sleep(), or where it
  waits for another thread. A process pool is a pool of threads.

Not virtual: threads the program starts itself run for real and take no virtual
time; a job that waits for a child process holds up everything. Pipes and child
processes are refused by the loop with NotImplementedError.

--until S ends it before virtual time passes S. --watchdog S ends it when it
does not return to the loop for S seconds of real time.

Exit status: 0 the program ended well, 1 it did not (exception, deadlock, the
watchdog), 2 it could not be run, 3 a limit was reached.
"""
import sys

# Old Pythons have to read this file to the end to be told: no f-strings.
if sys.version_info < (3, 11):
    sys.stderr.write("loopscope: needs Python 3.11 or later, this is %d.%d\n"
                     % sys.version_info[:2])
    sys.exit(2)

import os
import signal


def main():
    if "in_this_file" not in globals():  # as it is in the one-file form
        sys.path.insert(1, os.path.dirname(os.path.abspath(__file__)))
    from loopscope_recorder import command_line, trace_file
    if "in_this_file" not in globals():
        del sys.path[1]
    try:
        command_line.main()
    except KeyboardInterrupt:
        os._exit(128 + signal.SIGINT)
    except Exception as error:
        trace_file.fail("internal error: %s: %s"
                        % (type(error).__name__, error))


if __name__ == "__main__":
    main()
