# SPDX-License-Identifier: MIT
"""What it costs to step through a Python program: ratios within one run.

    LOOPSCOPE=build/loopscope python3 tests/bench/own_program.py

The yardstick is the start of Python, `python3 -c pass`; each figure is the
least of several rounds, in real time.
"""
import os
import subprocess
import sys
import tempfile
import time

ROUNDS = 7
LOOPSCOPE = os.environ["LOOPSCOPE"]
SMALL = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                     "..", "..", "scenarios", "gather", "gather.py")
TASKS, TURNS = 100, 100
LONG = f"""
import asyncio

async def turn():
    for _ in range({TURNS}):
        await asyncio.sleep(0)

async def main():
    await asyncio.gather(*(turn() for _ in range({TASKS})))

asyncio.run(main())
"""


def least(work):
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def first_line(*command):
    with subprocess.Popen(command, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL) as child:
        child.stdout.readline()
        child.stdout.close()  # it has seen enough


def main():
    os.environ["LOOPSCOPE_PYTHON"] = sys.executable
    python = least(lambda: run(sys.executable, "-c", "pass"))

    def report(what, seconds):
        print(f"{what:44} {seconds * 1e3:10.1f} ms {seconds / python:8.2f}")

    report("start of Python (yardstick)", python)
    report("  and import asyncio",
           least(lambda: run(sys.executable, "-c", "import asyncio")))
    report("a small program: to its first event", least(
        lambda: first_line(LOOPSCOPE, "trace", "-f", "jsonl", SMALL)))
    report("  to a picture of its screen",
           least(lambda: run(LOOPSCOPE, "frame", SMALL, "--step", "1")))
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.join(folder, "long.py")
        with open(program, "w", encoding="utf-8") as file:
            file.write(LONG)
        plain = least(lambda: run(sys.executable, program))
        trace = ["trace", "-f", "jsonl", program]
        recorded = least(lambda: run(LOOPSCOPE, *trace))
        text = least(lambda: run(LOOPSCOPE, "trace", program))
        events = subprocess.run([LOOPSCOPE, *trace], check=True,
                                capture_output=True).stdout.count(b"\n")
    report(f"{TASKS} tasks, {TURNS} turns each, by Python", plain)
    report("  recorded as text", text)
    report("  recorded with each line", recorded)
    print(f"{'  events a second':44} {events / (recorded - python):10.0f}")


if __name__ == "__main__":
    main()
