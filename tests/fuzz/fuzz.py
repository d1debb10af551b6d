# SPDX-License-Identifier: MIT
"""fuzz.py -- random programs on the native engine and on CPython.

    python3 fuzz.py FUZZ [--programs N] [--seed SEED] [--table] [--check-table]

FUZZ is the program of main.c. The traces of N programs, of the seeds from SEED
on, have to be the same text. One that is not is shrunk and printed as Python,
with both traces and the first difference; the exit status is then 1.
Before them run the programs of found/, which differed once: a name there says
by what. --table prints how often each operation ran, and each pair of the important
ones; --check-table fails if one of them never did (table.py).
"""
import argparse
import collections
import difflib
import json
import os
import pathlib
import tempfile
import time

import generate
import recording
import shrink
import sides
import source
import table
import workers

BATCH = 50
FOUND = pathlib.Path(__file__).parent / "found"


class Fuzzer:
    def __init__(self, fuzz):
        self.fuzz = fuzz

    def batch(self, seeds):
        """(seeds that failed, table) of one batch."""
        programs = [generate.program(seed) for seed in seeds]
        with tempfile.NamedTemporaryFile("r") as coverage:
            ours = sides.native(self.fuzz, programs, coverage.name)
            counts = table.read(coverage)
        theirs = sides.cpython(self.fuzz, programs)
        failed = [seed for seed, a, b in zip(seeds, ours, theirs, strict=True)
                  if not sides.same(a, b)]
        return failed, counts

    def first_failing(self, programs):
        for at in range(0, len(programs), BATCH):
            some = programs[at:at + BATCH]
            for program, a, b in zip(some, sides.native(self.fuzz, some),
                                     sides.cpython(self.fuzz, some)):
                if not sides.same(a, b):
                    return program
        return None

    def shrink(self, seed):
        print(f"\nSeed {seed}: the traces differ. Shrinking ...", flush=True)
        return shrink.shrink(generate.program(seed), self.first_failing)

    def report(self, program):
        [ours] = sides.native(self.fuzz, [program])
        [theirs] = sides.cpython(self.fuzz, [program])
        print(f"-- the program, in Python\n{source.source(program)}")
        print(f"-- the program, as data\n{json.dumps(program)}\n")
        print(f"-- CPython's trace\n{theirs}\n-- the native trace\n{ours}")
        print("-- the difference")
        print(*difflib.unified_diff(
            theirs.splitlines(), ours.splitlines(), "CPython", "native",
            lineterm=""), sep="\n", flush=True)


def once_found():
    """Programs that differed once; what they showed has been mended."""
    for path in sorted(FOUND.glob("*.json")):
        yield json.loads(path.read_text())


def batches(first, count):
    for seed in range(first, first + count, BATCH):
        yield range(seed, min(seed + BATCH, first + count))


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("fuzz")
    parser.add_argument("--programs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--failures", type=int, default=1,
                        help="stop after so many")
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--check-table", action="store_true")
    return parser.parse_args()


def main():
    recording.command_line.fix_hashes()
    options = parse()
    fuzzer = Fuzzer(os.path.abspath(options.fuzz))
    recording.prepare(sides.TICKS_MOST)
    again = fuzzer.first_failing(list(once_found()))
    if again:
        fuzzer.report(again)
        return 1
    counts, failed, done = collections.Counter(), [], 0
    begin = time.perf_counter()
    work = batches(options.seed, options.programs)
    for seeds, found in workers.each(fuzzer.batch, work):
        failed += seeds
        counts.update(found)
        done = min(done + BATCH, options.programs)
        if len(failed) >= options.failures:
            break
    seconds = time.perf_counter() - begin
    for seed in failed[:options.failures]:
        fuzzer.report(fuzzer.shrink(seed))
    missing = table.missing(counts) if options.check_table else []
    if options.table:
        table.show(counts)
    for what in missing:
        print("never ran:", what)
    print(f"fuzz: {done} programs from seed {options.seed}, {len(failed)} "
          f"differ; {done / seconds:.0f} a second")
    return 1 if failed or missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
