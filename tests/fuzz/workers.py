# SPDX-License-Identifier: MIT
"""workers.py -- runs batches of work in parallel processes.

Not multiprocessing: its threads and exit functions would be part of each
child that recording.py forks.
"""
import os
import pickle
import signal
import sys
import traceback


def start(work, batches):
    """A process that does these batches; gives its pid and a file to read."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(read)
        status = 1
        try:
            with os.fdopen(write, "wb") as out:
                for batch in batches:
                    pickle.dump(work(batch), out)
                    out.flush()
            status = 0
        except SystemExit as end:  # with what there is to say
            print(end, file=sys.stderr)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    os.close(write)
    return pid, os.fdopen(read, "rb")


def result(file):
    try:
        return pickle.load(file)
    except EOFError:  # the worker has said why
        raise SystemExit(1) from None


def each(work, batches, count=None):
    """Yields work(batch) for each of the batches, in their order. A worker
    that fails ends all of it."""
    batches = list(batches)
    count = min(count or os.cpu_count() or 1, len(batches))
    started = [start(work, batches[at::count]) for at in range(count)]
    try:
        for at in range(len(batches)):
            yield result(started[at % count][1])
    finally:
        for pid, file in started:  # nobody wants the rest, if there is one
            os.kill(pid, signal.SIGTERM)
            file.close()
            os.waitpid(pid, 0)
