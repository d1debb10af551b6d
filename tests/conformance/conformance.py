# SPDX-License-Identifier: MIT
"""Records every twin with every CPython there is, and compares.

    conformance.py LOOPSCOPE [PYODIDE_FOLDER]

The programs are the scenarios and tests/twins; what is compared is the text
form, with what CPython 3.13 recorded. Every python3 of 3.11 or newer on PATH
and among pyenv's versions is tried, one for each minor version, and CPython
3.14 in WebAssembly when its folder is given. differences.json says which
programs differ in which version, and why; any other difference fails.
"""
import concurrent.futures
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parents[2]
RECORDER = PROJECT / "sim/cpython/recorder.py"
HERE = pathlib.Path(__file__).resolve().parent
OLDEST = (3, 11)
REFERENCE = (3, 13)


class Program:
    """A Python program, what is expected of it, and how it is recorded."""

    def __init__(self, source, expected, *options):
        self.name = source.stem
        self.source = source.relative_to(PROJECT)
        # a scenario and a twin may have one name
        self.recording = "-".join(self.source.with_suffix(".jsonl").parts)
        self.expected = expected
        self.options = options


def find_programs():
    for folder in sorted((PROJECT / "scenarios").iterdir()):
        if folder.is_dir():
            yield Program(folder / f"{folder.name}.py",
                          folder / "expected.trace")
    for source in sorted((PROJECT / "tests/twins").glob("*.py")):
        yield Program(source, source.with_suffix(".trace"),
                      "--max-ticks", "200")


def find_interpreters():
    """{(3, 13): path}, the newest patch level of each."""
    paths = [shutil.which(f"python3{minor}")
             for minor in ["", *(f".{n}" for n in range(11, 20))]]
    if shutil.which("pyenv"):
        root = subprocess.run(["pyenv", "root"], capture_output=True,
                              text=True).stdout.strip()
        paths += pathlib.Path(root).glob("versions/*/bin/python3")
    found = {}
    for path in filter(None, paths):
        version = subprocess.run(
            [path, "-c", "import asyncio, sys; print(*sys.version_info[:3])"],
            capture_output=True, text=True)
        if version.returncode == 0:
            level = tuple(map(int, version.stdout.split()))
            if level >= OLDEST and level > found.get(level[:2], ((),))[0]:
                found[level[:2]] = (level, str(path))
    return {minor: path for minor, (_, path) in found.items()}


def read_kept(path):
    """The text of PATH, or of PATH.xz where it is kept packed."""
    if path.exists():
        return path.read_text(encoding="utf-8")
    return subprocess.run(["xz", "-dc", f"{path}.xz"], check=True,
                          stdout=subprocess.PIPE, encoding="utf-8").stdout


def render(loopscope, recording):
    """The text of a recording; why there is none, when there is none."""
    done = subprocess.run([loopscope, "trace", "--from", recording],
                          capture_output=True, text=True)
    return done.stdout if done.returncode != 2 else done.stderr


def run_recorder(command, program, folder):
    subprocess.run([*command, folder / program.recording,
                    *program.options, program.source],
                   cwd=PROJECT, stdin=subprocess.DEVNULL)


def compare(loopscope, programs, command):
    """The names of the programs whose text differs."""
    with (tempfile.TemporaryDirectory() as folder,
          concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool):
        folder = pathlib.Path(folder)
        list(pool.map(lambda p: run_recorder(command, p, folder), programs))
        return [p.name for p in programs
                if render(loopscope, folder / p.recording)
                != read_kept(p.expected)]


def main():
    loopscope = pathlib.Path(sys.argv[1]).resolve()
    programs = list(find_programs())
    recorders = {minor: [path, RECORDER, "-o"]
                 for minor, path in sorted(find_interpreters().items())}
    if len(sys.argv) > 2:
        package = pathlib.Path(sys.argv[2]).resolve()
        recorders.setdefault(
            (3, 14), ["node", HERE / "record.mjs", package, PROJECT])
    reasons = json.loads((HERE / "differences.json").read_text())

    rows, unexplained = [], []
    for minor, command in recorders.items():
        version = "%d.%d" % minor
        known = reasons.get(version, {})
        different = compare(loopscope, programs, command)
        rows.append((version, len(programs), len(programs) - len(different),
                     sum(name in known for name in different)))
        for name in different:
            print(f"{version} {name}: {known.get(name, 'NOT EXPLAINED')}")
            if name not in known:
                unexplained.append((version, name))
        for name in sorted(set(known) - set(different)):
            print(f"{version} {name}: listed as different, but the same")

    print(f"\n{'CPython':8}{'programs':>10}{'the same':>10}{'explained':>11}"
          f"{'unexplained':>13}")
    for version, count, same, explained in rows:
        print(f"{version:8}{count:10}{same:10}{explained:11}"
              f"{count - same - explained:13}")
    if REFERENCE not in recorders:
        print("no CPython 3.13 was found: the reference was not compared")
    return 1 if unexplained or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
