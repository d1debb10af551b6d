# SPDX-License-Identifier: MIT
"""faults.py -- does the fuzzer find bugs? Builds the engine with each of the
faults of faults/*.patch in turn, and looks for a program that shows it.

    CC=... CFLAGS=... LDLIBS=... python3 faults.py FUZZ LIBRARY [PROGRAMS]

FUZZ and LIBRARY are the sound ones. Only what a patch changes is compiled
again, from a copy in the build folder; linked before the library, it stands in
for the library's own. Exit status 1 if a fault was not found.
"""
import functools
import os
import pathlib
import shlex
import shutil
import subprocess
import sys

import generate
import recording
import sides
import workers

BATCH = 50
FAULTS = recording.ROOT / "tests/fuzz/faults"


def changed_files(patch):
    return [line.split("/", 1)[1].strip() for line in
            patch.read_text().splitlines() if line.startswith("+++ ")]


def build(patch, fuzz, library):
    """The fuzz program with one fault; its path."""
    folder = fuzz.parent / "faults" / patch.stem
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(recording.ROOT / "sim", folder / "sim")
    done = subprocess.run(["patch", "-s", "-p1", "-d", folder, "-i", patch,
                           "-F0"])  # or not at all: no guesses where
    if done.returncode:
        sys.exit(f"fuzz-faults: {patch.name} does not apply any more: write "
                 "the fault anew into what the file has become")
    compiler = shlex.split(os.environ["CC"])
    flags = shlex.split(os.environ["CFLAGS"])
    subprocess.run(
        [*compiler, f"-I{folder}", *flags, "-w", "-o", folder / "fuzz",
         *(folder / name for name in changed_files(patch)),
         *sorted(fuzz.parent.glob("*.o")), library,
         *shlex.split(os.environ["LDLIBS"])],
        check=True, cwd=recording.ROOT)
    return folder / "fuzz"


def seeds_of(batch):
    return range(1 + batch * BATCH, 1 + (batch + 1) * BATCH)


def record(fuzz, batch):
    """What CPython does: the same for every fault."""
    return sides.cpython(fuzz, [generate.program(seed)
                                for seed in seeds_of(batch)])


def programs_needed(fuzz, expected):
    """How many programs are run until one shows the fault, or None."""
    for batch, traces in enumerate(expected):
        programs = [generate.program(seed) for seed in seeds_of(batch)]
        for seed, ours, theirs in zip(
                seeds_of(batch), sides.native(str(fuzz), programs), traces):
            if not sides.same(ours, theirs):
                return seed
    return None


def main():
    recording.command_line.fix_hashes()
    fuzz, library = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 2000
    recording.prepare(sides.TICKS_MOST)
    expected = list(workers.each(functools.partial(record, str(fuzz)),
                                 range(-(-count // BATCH))))
    if programs_needed(fuzz, expected) is not None:
        sys.exit("fuzz-faults: the engine differs without a fault; "
                 "make fuzz-asyncio shows where")
    patches = sorted(FAULTS.glob("*.patch"))

    def try_one(number):
        return programs_needed(build(patches[number], fuzz, library), expected)

    missed = 0
    print("programs  fault")
    for patch, needed in zip(patches,
                             workers.each(try_one, range(len(patches)))):
        missed += needed is None
        why = patch.read_text().splitlines()[0]
        print(f"{needed or 'missed':>8}  {patch.stem}: {why}", flush=True)
    print(f"fuzz-faults: {len(patches) - missed} found within {count} "
          f"programs, {missed} missed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
