# SPDX-License-Identifier: MIT
"""What recorder.py writes for small programs, in the trace's text form.

    python3 tests/recorder_test.py

The text is rendered here a second time, from the description in
docs/trace-format.md and not from sim/trace, so that the two check each other.
"""
import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import textwrap
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
RECORDER = os.path.join(HERE, "..", "sim", "cpython", "recorder.py")
SCENARIOS = os.path.join(HERE, "..", "scenarios")


# --- The text form, from events ---------------------------------------------


def seconds(ns):
    whole, part = divmod(ns, 10**9)
    digits = f"{part:09d}".rstrip("0").ljust(3, "0")
    return f"{whole}.{digits}"


def label(event):
    text = event["do"]
    if "call" in event:
        text += " " + event["call"]
        return text + (f"({event['name']})" if "name" in event else "")
    return f"{text} {event['name']}"


def words(event):
    """An event's line without its indentation; None if it has none."""
    ev = event["ev"]
    if ev in ("trace", "source", "resource", "standin"):
        return None
    if ev == "tick":
        return f"tick {event['tick']} t={seconds(event['t'])} " \
               f"ready={event['ready']}"
    if ev in ("deliver", "fire", "timer", "untimer"):
        return f"{ev} {label(event)} at={seconds(event['when'])}"
    if ev in ("run", "skip", "ready"):
        return f"{ev} {label(event)}"
    if ev == "task":
        return f"task {event['name']} coro={event['coro']}"
    if ev in ("job", "io", "unio", "cancel"):
        return f"{ev} {event['name']}"
    if ev == "block":
        return f"block {seconds(event['duration'])}"
    if ev == "print":
        return f"print {event['text']}".rstrip(" ")
    if ev == "wait":
        return f"wait {event['name']} on={event['on']}"
    return ending(event)


def ending(event):
    if event["ev"] == "done":
        parts = ["done", event["name"], event["how"], event.get("value")]
    elif event["ev"] == "warn":
        parts = ["warn", event["about"], event["what"], event.get("value")]
    elif event["ev"] == "exit":
        parts = [f"exit t={seconds(event['t'])}", event["how"],
                 event.get("value")]
    else:
        raise ValueError(f"unknown event {event['ev']}")
    return " ".join(part for part in parts if part is not None)


def depth(event):
    if event["ev"] in ("tick", "exit"):
        return 0
    if event["ev"] == "warn" and event["about"] != "callback":
        return 0
    if event["ev"] in ("deliver", "fire", "run", "skip"):
        return 1
    return 1 if event.get("outside") else 2


def render(events):
    lines = []
    for event in events:
        text = words(event)
        if text is not None:
            lines.append("  " * depth(event) + text + "\n")
    return "".join(lines)


# --- Running the recorder ---------------------------------------------------


def record(program, *options, files=()):
    """Runs a program under the recorder: (status, output, errors)."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "program.py")
        for name, text in [("program.py", program), *files]:
            with open(os.path.join(folder, name), "w") as file:
                file.write(textwrap.dedent(text))
        result = run_recorder(*options, path)
    return result.returncode, result.stdout, result.stderr


def run_recorder(*arguments, **keys):
    environment = dict(os.environ, PYTHONHASHSEED="0")
    return subprocess.run(
        [sys.executable, RECORDER, *arguments], stdin=subprocess.DEVNULL,
        capture_output=True, encoding="utf-8", env=environment, **keys)


class RecorderTest(unittest.TestCase):
    maxDiff = None

    def events(self, program, *options, status=0, files=()):
        """The events of a program, and nothing on stderr."""
        got, output, errors = record(program, *options, files=files)
        self.assertEqual(errors, "")
        self.assertEqual(got, status)
        return [json.loads(line) for line in output.split("\n")[:-1]]

    def assert_trace(self, program, expected, *options, status=0, keep=""):
        """Compares the text form, or only its lines that match `keep`."""
        program = "import asyncio\n" + textwrap.dedent(program).lstrip("\n")
        text = render(self.events(program, *options, status=status))
        lines = [line for line in text.split("\n")[:-1]
                 if re.search(keep, line)]
        expected = dedented(expected)
        self.assertEqual("\n".join(lines), expected)


def dedented(text):
    """Without the indentation of the test, which is twelve."""
    lines = text.strip("\n").split("\n")[:-1]
    return "\n".join(line[12:] for line in lines)


since_3_12 = unittest.skipIf(sys.version_info < (3, 12), "differs before 3.12")
since_3_13 = unittest.skipIf(sys.version_info < (3, 13), "differs before 3.13")
before_3_14 = unittest.skipIf(sys.version_info >= (3, 14), "differs in 3.14")


class Basics(RecorderTest):
    def test_the_complete_example(self):
        self.assert_trace("""
            async def a(): print("A"); await asyncio.sleep(2); return 1
            async def b(): print("B"); await asyncio.sleep(1); return 2
            async def main(): print(await asyncio.gather(a(), b()))
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=a
                ready step Task-2
                task Task-3 coro=b
                ready step Task-3
                wait Task-1 on=gather
            tick 2 t=0.000 ready=2
              run step Task-2
                print A
                timer call sleep(Task-2) at=2.000
                wait Task-2 on=sleep
              run step Task-3
                print B
                timer call sleep(Task-3) at=1.000
                wait Task-3 on=sleep
            tick 3 t=1.000 ready=1
              fire call sleep(Task-3) at=1.000
              run call sleep(Task-3)
                ready wakeup Task-3
            tick 4 t=1.000 ready=1
              run wakeup Task-3
                done Task-3 result 2
                ready call gather(Task-3)
            tick 5 t=1.000 ready=1
              run call gather(Task-3)
            tick 6 t=2.000 ready=1
              fire call sleep(Task-2) at=2.000
              run call sleep(Task-2)
                ready wakeup Task-2
            tick 7 t=2.000 ready=1
              run wakeup Task-2
                done Task-2 result 1
                ready call gather(Task-2)
            tick 8 t=2.000 ready=1
              run call gather(Task-2)
                ready wakeup Task-1
            tick 9 t=2.000 ready=1
              run wakeup Task-1
                print [1, 2]
                done Task-1 result None
                ready call run(Task-1)
            tick 10 t=2.000 ready=1
              run call run(Task-1)
            exit t=2.000 ok
            """)

    def test_bare_yield_has_no_wait(self):
        self.assert_trace("""
            async def main():
                await asyncio.sleep(0)
                print("again")
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                ready step Task-1
            tick 2 t=0.000 ready=1
              run step Task-1
                print again
                done Task-1 result None
                ready call run(Task-1)
            tick 3 t=0.000 ready=1
              run call run(Task-1)
            exit t=0.000 ok
            """)

    def test_leftover_tasks_are_cancelled_outside_any_handle(self):
        self.assert_trace("""
            async def forever():
                try:
                    await asyncio.sleep(3600)
                finally:
                    print("bye")
            async def main():
                asyncio.create_task(forever())
                asyncio.create_task(forever())
                await asyncio.sleep(1)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=forever
                ready step Task-2
                task Task-3 coro=forever
                ready step Task-3
                timer call sleep(Task-1) at=1.000
                wait Task-1 on=sleep
            tick 2 t=0.000 ready=2
              run step Task-2
                timer call sleep(Task-2) at=3600.000
                wait Task-2 on=sleep
              run step Task-3
                timer call sleep(Task-3) at=3600.000
                wait Task-3 on=sleep
            tick 3 t=1.000 ready=1
              fire call sleep(Task-1) at=1.000
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 4 t=1.000 ready=1
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 5 t=1.000 ready=1
              run call run(Task-1)
              cancel Task-2
              ready wakeup Task-2
              cancel Task-3
              ready wakeup Task-3
            tick 6 t=1.000 ready=2
              run wakeup Task-2
                untimer call sleep(Task-2) at=3600.000
                print bye
                done Task-2 cancelled
                ready call gather(Task-2)
              run wakeup Task-3
                untimer call sleep(Task-3) at=3600.000
                print bye
                done Task-3 cancelled
                ready call gather(Task-3)
            tick 7 t=1.000 ready=2
              run call gather(Task-2)
              run call gather(Task-3)
                ready call run
            tick 8 t=1.000 ready=1
              run call run
            exit t=1.000 ok
            """)

    def test_several_runs_count_on(self):
        self.assert_trace("""
            async def main(): await asyncio.sleep(1)
            print("before")
            asyncio.run(main())
            asyncio.run(main())
            """, """
              print before
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                timer call sleep(Task-1) at=1.000
                wait Task-1 on=sleep
            tick 2 t=1.000 ready=1
              fire call sleep(Task-1) at=1.000
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 3 t=1.000 ready=1
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 4 t=1.000 ready=1
              run call run(Task-1)
              task Task-4 coro=main
              ready step Task-4
            tick 5 t=1.000 ready=1
              run step Task-4
                timer call sleep(Task-4) at=2.000
                wait Task-4 on=sleep
            tick 6 t=2.000 ready=1
              fire call sleep(Task-4) at=2.000
              run call sleep(Task-4)
                ready wakeup Task-4
            tick 7 t=2.000 ready=1
              run wakeup Task-4
                done Task-4 result None
                ready call run(Task-4)
            tick 8 t=2.000 ready=1
              run call run(Task-4)
            exit t=2.000 ok
            """)

    def test_run_until_complete_and_run_forever(self):
        self.assert_trace("""
            async def f():
                await asyncio.sleep(1)
                return 7
            loop = asyncio.new_event_loop()
            asyncio.set_event_loop(loop)
            print(loop.run_until_complete(f()))
            loop.call_soon(loop.stop)
            loop.run_forever()
            print("after")
            future = loop.create_future()
            loop.call_later(1, future.set_result, "x")
            print(loop.run_until_complete(future))
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.close()
            """, """
              task Task-1 coro=f
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                timer call sleep(Task-1) at=1.000
                wait Task-1 on=sleep
            tick 2 t=1.000 ready=1
              fire call sleep(Task-1) at=1.000
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 3 t=1.000 ready=1
              run wakeup Task-1
                done Task-1 result 7
                ready call run(Task-1)
            tick 4 t=1.000 ready=1
              run call run(Task-1)
              print 7
              ready call stop
            tick 5 t=1.000 ready=1
              run call stop
              print after
              timer call set_result at=2.000
            tick 6 t=2.000 ready=1
              fire call set_result at=2.000
              run call set_result
                ready call run
            tick 7 t=2.000 ready=1
              run call run
              print x
            exit t=2.000 ok
            """)

    def test_runner_and_loop_factory(self):
        self.assert_trace("""
            async def main(): return 1
            with asyncio.Runner() as runner:
                runner.run(main())
            loop = asyncio.SelectorEventLoop
            with asyncio.Runner(loop_factory=loop) as runner:
                runner.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                done Task-1 result 1
                ready call run(Task-1)
            tick 2 t=0.000 ready=1
              run call run(Task-1)
              task Task-4 coro=main
              ready step Task-4
            tick 3 t=0.000 ready=1
              run step Task-4
                done Task-4 result 1
                ready call run(Task-4)
            tick 4 t=0.000 ready=1
              run call run(Task-4)
            exit t=0.000 ok
            """)

    def test_two_tasks_with_one_name(self):
        self.assert_trace("""
            async def f(): pass
            async def main():
                x = asyncio.Task(f(), name="x")
                y = asyncio.Task(f(), name="x")
                y.set_name("y")
                await asyncio.gather(x, y)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task x coro=f
                ready step x
                task x coro=f
                ready step x
                wait Task-1 on=gather
            tick 2 t=0.000 ready=2
              run step x
                done x result None
                ready call gather(x)
              run step y
                done y result None
                ready call gather(y)
            tick 3 t=0.000 ready=2
              run call gather(x)
              run call gather(y)
                ready wakeup Task-1
            tick 4 t=0.000 ready=1
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 5 t=0.000 ready=1
              run call run(Task-1)
            exit t=0.000 ok
            """)

    @since_3_13
    def test_named_tasks_take_no_number(self):
        self.assert_trace("""
            async def f(): pass
            async def main():
                asyncio.create_task(f(), name="x")
                asyncio.create_task(f())
                await asyncio.sleep(0)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task x coro=f
                ready step x
                task Task-2 coro=f
                ready step Task-2
                ready step Task-1
            tick 2 t=0.000 ready=3
              run step x
                done x result None
              run step Task-2
                done Task-2 result None
              run step Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 3 t=0.000 ready=1
              run call run(Task-1)
            exit t=0.000 ok
            """)

    def test_same_tasks_on_every_set(self):
        self.assert_trace("""
            async def f(): pass
            async def main():
                tasks = {asyncio.create_task(f()) for _ in range(4)}
                print([t.get_name() for t in tasks])
                print([t.get_name() for t in asyncio.all_tasks()])
                print(asyncio.all_tasks() - tasks == {asyncio.current_task()})
                print(type(asyncio.current_task()) is asyncio.Task)
            asyncio.run(main())
            """, """
                print ['Task-2', 'Task-3', 'Task-4', 'Task-5']
                print ['Task-1', 'Task-2', 'Task-3', 'Task-4', 'Task-5']
                print True
                print True
            """, keep=r"print")


class Cancelling(RecorderTest):
    def test_cancel_before_first_step(self):
        self.assert_trace("""
            async def child(): print("never")
            async def main():
                task = asyncio.create_task(child())
                task.cancel()
                try:
                    await task
                except asyncio.CancelledError:
                    print("cancelled")
                task.cancel()
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=child
                ready step Task-2
                cancel Task-2
                wait Task-1 on=Task-2
            tick 2 t=0.000 ready=1
              run step Task-2
                done Task-2 cancelled
                ready wakeup Task-1
            tick 3 t=0.000 ready=1
              run wakeup Task-1
                print cancelled
                done Task-1 result None
                ready call run(Task-1)
            tick 4 t=0.000 ready=1
              run call run(Task-1)
            exit t=0.000 ok
            """)

    def test_cancel_oneself(self):
        self.assert_trace("""
            async def main():
                asyncio.current_task().cancel()
                try:
                    await asyncio.sleep(1)
                except asyncio.CancelledError as error:
                    print(repr(error))
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                cancel Task-1
                timer call sleep(Task-1) at=1.000
                ready wakeup Task-1
                wait Task-1 on=sleep
            tick 2 t=0.000 ready=1
              run wakeup Task-1
                untimer call sleep(Task-1) at=1.000
                print CancelledError()
                done Task-1 result None
                ready call run(Task-1)
            tick 3 t=0.000 ready=1
              run call run(Task-1)
            exit t=0.000 ok
            """)

    def test_cancel_reaches_what_is_awaited(self):
        self.assert_trace("""
            async def leaf(): await asyncio.sleep(9)
            async def middle(task): await asyncio.gather(task, leaf())
            async def main():
                task = asyncio.create_task(leaf())
                parent = asyncio.create_task(middle(task))
                await asyncio.sleep(1)
                parent.cancel()
                await asyncio.wait([parent])
            asyncio.run(main())
            """, """
                ready wakeup Task-1
              run wakeup Task-1
                cancel Task-3
                cancel Task-2
                ready wakeup Task-2
                cancel Task-4
                ready wakeup Task-4
              run wakeup Task-2
                done Task-2 cancelled
              run wakeup Task-4
                done Task-4 cancelled
                ready wakeup Task-3
              run wakeup Task-3
                done Task-3 cancelled
                ready wakeup Task-1
              run wakeup Task-1
                done Task-1 result None
            """, keep=r"cancel|wakeup|done")

    def test_handle_cancelled_in_ready_is_skipped(self):
        self.assert_trace("""
            def no(): print("no")
            async def main():
                loop = asyncio.get_running_loop()
                loop.call_soon(no).cancel()
                await asyncio.sleep(0)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                ready call no
                ready step Task-1
            tick 2 t=0.000 ready=2
              skip call no
              run step Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 3 t=0.000 ready=1
              run call run(Task-1)
            exit t=0.000 ok
            """)

    def test_timer_cancelled_while_armed(self):
        self.assert_trace("""
            def no(): print("no")
            async def main():
                timer = asyncio.get_running_loop().call_later(1, no)
                await asyncio.sleep(0)
                timer.cancel()
                timer.cancel()
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                timer call no at=1.000
                ready step Task-1
            tick 2 t=0.000 ready=1
              run step Task-1
                untimer call no at=1.000
                done Task-1 result None
                ready call run(Task-1)
            tick 3 t=0.000 ready=1
              run call run(Task-1)
            exit t=0.000 ok
            """)

    def test_due_timer_cancelled_in_ready_is_skipped(self):
        self.assert_trace("""
            def no(): print("no")
            async def main():
                loop = asyncio.get_running_loop()
                later = []
                loop.call_later(1, lambda: later[0].cancel())
                later.append(loop.call_later(1, no))
                await asyncio.sleep(1)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                timer call <lambda> at=1.000
                timer call no at=1.000
                timer call sleep(Task-1) at=1.000
                wait Task-1 on=sleep
            tick 2 t=1.000 ready=3
              fire call <lambda> at=1.000
              fire call no at=1.000
              fire call sleep(Task-1) at=1.000
              run call <lambda>
              skip call no
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 3 t=1.000 ready=1
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 4 t=1.000 ready=1
              run call run(Task-1)
            exit t=1.000 ok
            """)

    def test_cancelled_timer_behind_a_due_one_is_fired_and_skipped(self):
        self.assert_trace("""
            def no(): print("no")
            async def main():
                loop = asyncio.get_running_loop()
                loop.call_later(0.5, no).cancel()
                loop.call_later(1, print, "yes")
                loop.call_later(1, no).cancel()
                await asyncio.sleep(2)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                timer call no at=0.500
                untimer call no at=0.500
                timer call print at=1.000
                timer call no at=1.000
                untimer call no at=1.000
                timer call sleep(Task-1) at=2.000
                wait Task-1 on=sleep
            tick 2 t=1.000 ready=2
              fire call print at=1.000
              fire call no at=1.000
              run call print
                print yes
              skip call no
            tick 3 t=2.000 ready=1
              fire call sleep(Task-1) at=2.000
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 4 t=2.000 ready=1
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 5 t=2.000 ready=1
              run call run(Task-1)
            exit t=2.000 ok
            """)

    def test_many_cancelled_timers_are_swept(self):
        self.assert_trace("""
            def no(): print("no")
            async def main():
                loop = asyncio.get_running_loop()
                loop.call_later(1, no)
                for _ in range(100):
                    loop.call_later(1, no).cancel()
                loop.call_later(1, no)
                await asyncio.sleep(2)
            asyncio.run(main())
            """, """
            tick 1 t=0.000 ready=1
            tick 2 t=1.000 ready=2
              fire call no at=1.000
              fire call no at=1.000
            tick 3 t=2.000 ready=1
              fire call sleep(Task-1) at=2.000
            tick 4 t=2.000 ready=1
            tick 5 t=2.000 ready=1
            """, keep=r"tick|fire|skip")


class Clock(RecorderTest):
    def test_ties_fire_in_the_order_armed(self):
        self.assert_trace("""
            async def main():
                loop = asyncio.get_running_loop()
                loop.call_later(0.3, print, "first")
                def arm(): loop.call_later(0.2, print, "third")
                loop.call_later(0.1, arm)
                loop.call_later(0.3, print, "second")
                await asyncio.sleep(0.5)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                timer call print at=0.300
                timer call arm at=0.100
                timer call print at=0.300
                timer call sleep(Task-1) at=0.500
                wait Task-1 on=sleep
            tick 2 t=0.100 ready=1
              fire call arm at=0.100
              run call arm
                timer call print at=0.300
            tick 3 t=0.300 ready=3
              fire call print at=0.300
              fire call print at=0.300
              fire call print at=0.300
              run call print
                print first
              run call print
                print second
              run call print
                print third
            tick 4 t=0.500 ready=1
              fire call sleep(Task-1) at=0.500
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 5 t=0.500 ready=1
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 6 t=0.500 ready=1
              run call run(Task-1)
            exit t=0.500 ok
            """)

    def test_overdue_timers_fire_in_order_of_when(self):
        self.assert_trace("""
            async def main():
                loop = asyncio.get_running_loop()
                await asyncio.sleep(1)
                loop.call_at(0.5, print, "half")
                loop.call_later(-1, print, "zero")
                await asyncio.sleep(0)
                await asyncio.sleep(0)
            asyncio.run(main())
            """, """
                timer call sleep(Task-1) at=1.000
              fire call sleep(Task-1) at=1.000
                timer call print at=0.500
                timer call print at=0.000
              fire call print at=0.000
              fire call print at=0.500
              run call print
                print zero
              run call print
                print half
            """, keep=r"timer|fire|print")

    def test_poll_waits_at_most_24_hours(self):
        self.assert_trace("""
            async def main(): await asyncio.sleep(60 * 3600)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                timer call sleep(Task-1) at=216000.000
                wait Task-1 on=sleep
            tick 2 t=86400.000 ready=0
            tick 3 t=172800.000 ready=0
            tick 4 t=216000.000 ready=1
              fire call sleep(Task-1) at=216000.000
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 5 t=216000.000 ready=1
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 6 t=216000.000 ready=1
              run call run(Task-1)
            exit t=216000.000 ok
            """)

    def test_nanoseconds_are_exact_after_years(self):
        self.assert_trace("""
            async def main():
                await asyncio.sleep(0.1)
                await asyncio.sleep(0.2)
                await asyncio.sleep(90 * 86400)
                await asyncio.sleep(1e-9)
                async with asyncio.timeout(2e-9):
                    await asyncio.sleep(1.4e-9)
            asyncio.run(main())
            """, """
                timer call sleep(Task-1) at=0.100
              fire call sleep(Task-1) at=0.100
                timer call sleep(Task-1) at=0.300
              fire call sleep(Task-1) at=0.300
                timer call sleep(Task-1) at=7776000.300
              fire call sleep(Task-1) at=7776000.300
                timer call sleep(Task-1) at=7776000.300000001
              fire call sleep(Task-1) at=7776000.300000001
                timer call timeout(Task-1) at=7776000.300000003
                timer call sleep(Task-1) at=7776000.300000002
              fire call sleep(Task-1) at=7776000.300000002
                untimer call timeout(Task-1) at=7776000.300000003
            exit t=7776000.300000002 ok
            """, keep=r"timer|fire|exit|print")

    def test_sleep_for_ever(self):
        self.assert_trace("""
            async def main(): await asyncio.sleep(float("inf"))
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                timer call sleep(Task-1) at=9223372036.854775807
                wait Task-1 on=sleep
            tick 2 t=86400.000 ready=0
            tick 3 t=172800.000 ready=0
            exit t=172800.000 limit
            """, "--max-ticks", "3", status=3)

    def test_blocking_moves_the_clock(self):
        self.assert_trace("""
            import time
            async def main():
                loop = asyncio.get_running_loop()
                loop.call_later(1, print, "due at 1")
                time.sleep(1.5)
                print(loop.time(), time.monotonic(), time.perf_counter_ns())
                await asyncio.sleep(0)
            time.sleep(0.5)
            asyncio.run(main())
            """, """
              block 0.500
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.500 ready=1
              run step Task-1
                timer call print at=1.500
                block 1.500
                print 2.0 2.0 2000000000
                ready step Task-1
            tick 2 t=2.000 ready=2
              fire call print at=1.500
              run step Task-1
                done Task-1 result None
                ready call run(Task-1)
              run call print
                print due at 1
            tick 3 t=2.000 ready=1
              run call run(Task-1)
            exit t=2.000 ok
            """)

    def test_wall_clock_begins_at_a_fixed_date(self):
        self.assert_trace("""
            import time
            print(time.time(), time.strftime("%Y-%m-%d %X"), time.ctime())
            time.sleep(61)
            print(time.time_ns(), time.localtime().tm_min, time.asctime())
            """, """
              print 1735689600.0 2025-01-01 00:00:00 Wed Jan  1 00:00:00 2025
              block 61.000
              print 1735689661000000000 1 Wed Jan  1 00:01:01 2025
            exit t=61.000 ok
            """)

    def test_random_is_seeded_and_hashes_fixed(self):
        self.assert_trace("""
            import random
            print(random.Random(0).random() == random.random())
            print(hash("x") == hash("x") and len({"a", "b"}))
            """, """
              print True
              print 2
            exit t=0.000 ok
            """)


class Awaiting(RecorderTest):
    def test_gather_with_exceptions(self):
        self.assert_trace("""
            async def bad(): raise ValueError("bad")
            async def good():
                await asyncio.sleep(1)
                return 1
            async def main():
                try:
                    await asyncio.gather(bad(), good())
                except ValueError as error:
                    print(repr(error))
                both = asyncio.gather(bad(), good(), return_exceptions=True)
                print(await both)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=bad
                ready step Task-2
                task Task-3 coro=good
                ready step Task-3
                wait Task-1 on=gather
            tick 2 t=0.000 ready=2
              run step Task-2
                done Task-2 exception ValueError('bad')
                ready call gather(Task-2)
              run step Task-3
                timer call sleep(Task-3) at=1.000
                wait Task-3 on=sleep
            tick 3 t=0.000 ready=1
              run call gather(Task-2)
                ready wakeup Task-1
            tick 4 t=0.000 ready=1
              run wakeup Task-1
                print ValueError('bad')
                task Task-4 coro=bad
                ready step Task-4
                task Task-5 coro=good
                ready step Task-5
                wait Task-1 on=gather
            tick 5 t=0.000 ready=2
              run step Task-4
                done Task-4 exception ValueError('bad')
                ready call gather(Task-4)
              run step Task-5
                timer call sleep(Task-5) at=1.000
                wait Task-5 on=sleep
            tick 6 t=0.000 ready=1
              run call gather(Task-4)
            tick 7 t=1.000 ready=2
              fire call sleep(Task-3) at=1.000
              fire call sleep(Task-5) at=1.000
              run call sleep(Task-3)
                ready wakeup Task-3
              run call sleep(Task-5)
                ready wakeup Task-5
            tick 8 t=1.000 ready=2
              run wakeup Task-3
                done Task-3 result 1
                ready call gather(Task-3)
              run wakeup Task-5
                done Task-5 result 1
                ready call gather(Task-5)
            tick 9 t=1.000 ready=2
              run call gather(Task-3)
              run call gather(Task-5)
                ready wakeup Task-1
            tick 10 t=1.000 ready=1
              run wakeup Task-1
                print [ValueError('bad'), 1]
                done Task-1 result None
                ready call run(Task-1)
            tick 11 t=1.000 ready=1
              run call run(Task-1)
            exit t=1.000 ok
            """)

    @since_3_12
    def test_wait_for_cancels_its_own_task(self):
        self.assert_trace("""
            async def op():
                try:
                    await asyncio.sleep(10)
                finally:
                    print("clean")
            async def main():
                try:
                    await asyncio.wait_for(op(), 5)
                except TimeoutError as error:
                    print(repr(error))
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                timer call timeout(Task-1) at=5.000
                timer call sleep(Task-1) at=10.000
                wait Task-1 on=sleep
            tick 2 t=5.000 ready=1
              fire call timeout(Task-1) at=5.000
              run call timeout(Task-1)
                cancel Task-1
                ready wakeup Task-1
            tick 3 t=5.000 ready=1
              run wakeup Task-1
                untimer call sleep(Task-1) at=10.000
                print clean
                print TimeoutError()
                done Task-1 result None
                ready call run(Task-1)
            tick 4 t=5.000 ready=1
              run call run(Task-1)
            exit t=5.000 ok
            """)

    @since_3_12
    def test_wait_for_a_task(self):
        self.assert_trace("""
            async def op(): await asyncio.sleep(10)
            async def main():
                try:
                    await asyncio.wait_for(asyncio.create_task(op()), 5)
                except TimeoutError as error:
                    print(repr(error))
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=op
                ready step Task-2
                timer call timeout(Task-1) at=5.000
                wait Task-1 on=Task-2
            tick 2 t=0.000 ready=1
              run step Task-2
                timer call sleep(Task-2) at=10.000
                wait Task-2 on=sleep
            tick 3 t=5.000 ready=1
              fire call timeout(Task-1) at=5.000
              run call timeout(Task-1)
                cancel Task-1
                cancel Task-2
                ready wakeup Task-2
            tick 4 t=5.000 ready=1
              run wakeup Task-2
                untimer call sleep(Task-2) at=10.000
                done Task-2 cancelled
                ready wakeup Task-1
            tick 5 t=5.000 ready=1
              run wakeup Task-1
                print TimeoutError()
                done Task-1 result None
                ready call run(Task-1)
            tick 6 t=5.000 ready=1
              run call run(Task-1)
            exit t=5.000 ok
            """)

    def test_wait_for_zero(self):
        self.assert_trace("""
            async def op(): print("never")
            async def main():
                try:
                    await asyncio.wait_for(op(), 0)
                except TimeoutError as error:
                    print(repr(error))
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=op
                ready step Task-2
                cancel Task-2
                wait Task-1 on=future
            tick 2 t=0.000 ready=1
              run step Task-2
                done Task-2 cancelled
                ready call wait-timeout
            tick 3 t=0.000 ready=1
              run call wait-timeout
                ready wakeup Task-1
            tick 4 t=0.000 ready=1
              run wakeup Task-1
                print TimeoutError()
                done Task-1 result None
                ready call run(Task-1)
            tick 5 t=0.000 ready=1
              run call run(Task-1)
            exit t=0.000 ok
            """)

    def test_timeout_is_rescheduled(self):
        self.assert_trace("""
            async def main():
                loop = asyncio.get_running_loop()
                try:
                    async with asyncio.timeout(1.5) as timeout:
                        timeout.reschedule(loop.time() + 0.5)
                        await asyncio.Event().wait()
                except TimeoutError:
                    print("late", loop.time())
                async with asyncio.timeout(1):
                    await asyncio.sleep(0.25)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                timer call timeout(Task-1) at=1.500
                untimer call timeout(Task-1) at=1.500
                timer call timeout(Task-1) at=0.500
                wait Task-1 on=Event.wait
            tick 2 t=0.500 ready=1
              fire call timeout(Task-1) at=0.500
              run call timeout(Task-1)
                cancel Task-1
                ready wakeup Task-1
            tick 3 t=0.500 ready=1
              run wakeup Task-1
                print late 0.5
                timer call timeout(Task-1) at=1.500
                timer call sleep(Task-1) at=0.750
                wait Task-1 on=sleep
            tick 4 t=0.750 ready=1
              fire call sleep(Task-1) at=0.750
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 5 t=0.750 ready=1
              run wakeup Task-1
                untimer call timeout(Task-1) at=1.500
                done Task-1 result None
                ready call run(Task-1)
            tick 6 t=0.750 ready=1
              run call run(Task-1)
            exit t=0.750 ok
            """)

    def test_task_group_aborts(self):
        self.assert_trace("""
            async def bad():
                await asyncio.sleep(1)
                raise ValueError("bad")
            async def long(): await asyncio.sleep(9)
            async def main():
                try:
                    async with asyncio.TaskGroup() as group:
                        group.create_task(long())
                        group.create_task(bad())
                        group.create_task(long())
                except* ValueError as error:
                    print(error.exceptions)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=long
                ready step Task-2
                task Task-3 coro=bad
                ready step Task-3
                task Task-4 coro=long
                ready step Task-4
                wait Task-1 on=TaskGroup.__aexit__
            tick 2 t=0.000 ready=3
              run step Task-2
                timer call sleep(Task-2) at=9.000
                wait Task-2 on=sleep
              run step Task-3
                timer call sleep(Task-3) at=1.000
                wait Task-3 on=sleep
              run step Task-4
                timer call sleep(Task-4) at=9.000
                wait Task-4 on=sleep
            tick 3 t=1.000 ready=1
              fire call sleep(Task-3) at=1.000
              run call sleep(Task-3)
                ready wakeup Task-3
            tick 4 t=1.000 ready=1
              run wakeup Task-3
                done Task-3 exception ValueError('bad')
                ready call taskgroup(Task-3)
            tick 5 t=1.000 ready=1
              run call taskgroup(Task-3)
                cancel Task-2
                ready wakeup Task-2
                cancel Task-4
                ready wakeup Task-4
                cancel Task-1
                ready wakeup Task-1
            tick 6 t=1.000 ready=3
              run wakeup Task-2
                untimer call sleep(Task-2) at=9.000
                done Task-2 cancelled
                ready call taskgroup(Task-2)
              run wakeup Task-4
                untimer call sleep(Task-4) at=9.000
                done Task-4 cancelled
                ready call taskgroup(Task-4)
              run wakeup Task-1
                wait Task-1 on=TaskGroup.__aexit__
            tick 7 t=1.000 ready=2
              run call taskgroup(Task-2)
              run call taskgroup(Task-4)
                ready wakeup Task-1
            tick 8 t=1.000 ready=1
              run wakeup Task-1
                print (ValueError('bad'),)
                done Task-1 result None
                ready call run(Task-1)
            tick 9 t=1.000 ready=1
              run call run(Task-1)
            exit t=1.000 ok
            """)

    @before_3_14
    def test_shield_survives_the_cancelling(self):
        self.assert_trace("""
            async def inner():
                await asyncio.sleep(2)
                print("inner done")
            async def outer(): await asyncio.shield(inner())
            async def main():
                task = asyncio.create_task(outer())
                await asyncio.sleep(1)
                task.cancel()
                await asyncio.wait([task])
                await asyncio.sleep(2)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=outer
                ready step Task-2
                timer call sleep(Task-1) at=1.000
                wait Task-1 on=sleep
            tick 2 t=0.000 ready=1
              run step Task-2
                task Task-3 coro=inner
                ready step Task-3
                wait Task-2 on=future
            tick 3 t=0.000 ready=1
              run step Task-3
                timer call sleep(Task-3) at=2.000
                wait Task-3 on=sleep
            tick 4 t=1.000 ready=1
              fire call sleep(Task-1) at=1.000
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 5 t=1.000 ready=1
              run wakeup Task-1
                cancel Task-2
                ready call shield-outer
                ready wakeup Task-2
                wait Task-1 on=wait
            tick 6 t=1.000 ready=2
              run call shield-outer
              run wakeup Task-2
                done Task-2 cancelled
                ready call wait(Task-2)
            tick 7 t=1.000 ready=1
              run call wait(Task-2)
                ready wakeup Task-1
            tick 8 t=1.000 ready=1
              run wakeup Task-1
                timer call sleep(Task-1) at=3.000
                wait Task-1 on=sleep
            tick 9 t=2.000 ready=1
              fire call sleep(Task-3) at=2.000
              run call sleep(Task-3)
                ready wakeup Task-3
            tick 10 t=2.000 ready=1
              run wakeup Task-3
                print inner done
                done Task-3 result None
            tick 11 t=3.000 ready=1
              fire call sleep(Task-1) at=3.000
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 12 t=3.000 ready=1
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 13 t=3.000 ready=1
              run call run(Task-1)
            exit t=3.000 ok
            """)

    def test_wait_and_its_timeout(self):
        self.assert_trace("""
            async def work(n):
                await asyncio.sleep(n)
                return n
            async def main():
                tasks = [asyncio.create_task(work(n)) for n in (3, 1, 2)]
                done, pending = await asyncio.wait(
                    tasks, return_when=asyncio.FIRST_COMPLETED)
                print([t.get_name() for t in done])
                print([t.get_name() for t in pending])
                done, pending = await asyncio.wait(pending, timeout=0.5)
                print(len(done), [t.get_name() for t in pending])
                done, pending = await asyncio.wait(tasks)
                print([t.result() for t in done], pending)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=work
                ready step Task-2
                task Task-3 coro=work
                ready step Task-3
                task Task-4 coro=work
                ready step Task-4
                wait Task-1 on=wait
            tick 2 t=0.000 ready=3
              run step Task-2
                timer call sleep(Task-2) at=3.000
                wait Task-2 on=sleep
              run step Task-3
                timer call sleep(Task-3) at=1.000
                wait Task-3 on=sleep
              run step Task-4
                timer call sleep(Task-4) at=2.000
                wait Task-4 on=sleep
            tick 3 t=1.000 ready=1
              fire call sleep(Task-3) at=1.000
              run call sleep(Task-3)
                ready wakeup Task-3
            tick 4 t=1.000 ready=1
              run wakeup Task-3
                done Task-3 result 1
                ready call wait(Task-3)
            tick 5 t=1.000 ready=1
              run call wait(Task-3)
                ready wakeup Task-1
            tick 6 t=1.000 ready=1
              run wakeup Task-1
                print ['Task-3']
                print ['Task-2', 'Task-4']
                timer call wait-timeout at=1.500
                wait Task-1 on=wait
            tick 7 t=1.500 ready=1
              fire call wait-timeout at=1.500
              run call wait-timeout
                ready wakeup Task-1
            tick 8 t=1.500 ready=1
              run wakeup Task-1
                print 0 ['Task-2', 'Task-4']
                ready call wait(Task-3)
                wait Task-1 on=wait
            tick 9 t=1.500 ready=1
              run call wait(Task-3)
            tick 10 t=2.000 ready=1
              fire call sleep(Task-4) at=2.000
              run call sleep(Task-4)
                ready wakeup Task-4
            tick 11 t=2.000 ready=1
              run wakeup Task-4
                done Task-4 result 2
                ready call wait(Task-4)
            tick 12 t=2.000 ready=1
              run call wait(Task-4)
            tick 13 t=3.000 ready=1
              fire call sleep(Task-2) at=3.000
              run call sleep(Task-2)
                ready wakeup Task-2
            tick 14 t=3.000 ready=1
              run wakeup Task-2
                done Task-2 result 3
                ready call wait(Task-2)
            tick 15 t=3.000 ready=1
              run call wait(Task-2)
                ready wakeup Task-1
            tick 16 t=3.000 ready=1
              run wakeup Task-1
                print [3, 1, 2] set()
                done Task-1 result None
                ready call run(Task-1)
            tick 17 t=3.000 ready=1
              run call run(Task-1)
            exit t=3.000 ok
            """)

    def test_as_completed_and_its_timeout(self):
        self.assert_trace("""
            async def work(n):
                await asyncio.sleep(n)
                return n
            async def main():
                coros = [work(3), work(1), work(2)]
                for next_done in asyncio.as_completed(coros, timeout=1.5):
                    try:
                        print(await next_done)
                    except TimeoutError:
                        print("timeout")
                        break
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=work
                ready step Task-2
                task Task-3 coro=work
                ready step Task-3
                task Task-4 coro=work
                ready step Task-4
                timer call as_completed-timeout at=1.500
                wait Task-1 on=Queue.get
            tick 2 t=0.000 ready=3
              run step Task-2
                timer call sleep(Task-2) at=3.000
                wait Task-2 on=sleep
              run step Task-3
                timer call sleep(Task-3) at=1.000
                wait Task-3 on=sleep
              run step Task-4
                timer call sleep(Task-4) at=2.000
                wait Task-4 on=sleep
            tick 3 t=1.000 ready=1
              fire call sleep(Task-3) at=1.000
              run call sleep(Task-3)
                ready wakeup Task-3
            tick 4 t=1.000 ready=1
              run wakeup Task-3
                done Task-3 result 1
                ready call as_completed(Task-3)
            tick 5 t=1.000 ready=1
              run call as_completed(Task-3)
                ready wakeup Task-1
            tick 6 t=1.000 ready=1
              run wakeup Task-1
                print 1
                wait Task-1 on=Queue.get
            tick 7 t=1.500 ready=1
              fire call as_completed-timeout at=1.500
              run call as_completed-timeout
                ready wakeup Task-1
            tick 8 t=1.500 ready=1
              run wakeup Task-1
                print timeout
                done Task-1 result None
                ready call run(Task-1)
            tick 9 t=1.500 ready=1
              run call run(Task-1)
              cancel Task-2
              ready wakeup Task-2
              cancel Task-4
              ready wakeup Task-4
            tick 10 t=1.500 ready=2
              run wakeup Task-2
                untimer call sleep(Task-2) at=3.000
                done Task-2 cancelled
                ready call gather(Task-2)
              run wakeup Task-4
                untimer call sleep(Task-4) at=2.000
                done Task-4 cancelled
                ready call gather(Task-4)
            tick 11 t=1.500 ready=2
              run call gather(Task-2)
              run call gather(Task-4)
                ready call run
            tick 12 t=1.500 ready=1
              run call run
            exit t=1.500 ok
            """)

    def test_as_completed_takes_done_tasks_in_order_of_creation(self):
        self.assert_trace("""
            async def work(n): return n
            async def main():
                tasks = [asyncio.create_task(work(n)) for n in range(9)]
                await asyncio.sleep(0)
                print([await t for t in asyncio.as_completed(tasks[::-1])])
            asyncio.run(main())
            """, """
                ready call as_completed(Task-2)
                ready call as_completed(Task-3)
                ready call as_completed(Task-4)
                ready call as_completed(Task-5)
                ready call as_completed(Task-6)
                ready call as_completed(Task-7)
                ready call as_completed(Task-8)
                ready call as_completed(Task-9)
                ready call as_completed(Task-10)
                print [0, 1, 2, 3, 4, 5, 6, 7, 8]
            """, keep=r"ready call as|print")

    @since_3_12
    def test_eager_tasks(self):
        self.assert_trace("""
            async def quick():
                print("quick")
                return 1
            async def slow():
                print("slow")
                await asyncio.sleep(1)
                return 2
            async def yielding(): await asyncio.sleep(0)
            async def main():
                loop = asyncio.get_running_loop()
                coros = {"q": quick(), "s": slow(), "y": yielding()}
                print(await asyncio.gather(*[
                    asyncio.Task(coro, loop=loop, name=name, eager_start=True)
                    for name, coro in coros.items()]))
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task q coro=quick
                print quick
                done q result 1
                task s coro=slow
                print slow
                timer call sleep(s) at=1.000
                wait s on=sleep
                task y coro=yielding
                ready step y
                wait Task-1 on=gather
            tick 2 t=0.000 ready=1
              run step y
                done y result None
                ready call gather(y)
            tick 3 t=0.000 ready=1
              run call gather(y)
            tick 4 t=1.000 ready=1
              fire call sleep(s) at=1.000
              run call sleep(s)
                ready wakeup s
            tick 5 t=1.000 ready=1
              run wakeup s
                done s result 2
                ready call gather(s)
            tick 6 t=1.000 ready=1
              run call gather(s)
                ready wakeup Task-1
            tick 7 t=1.000 ready=1
              run wakeup Task-1
                print [1, 2, None]
                done Task-1 result None
                ready call run(Task-1)
            tick 8 t=1.000 ready=1
              run call run(Task-1)
            exit t=1.000 ok
            """)

    @since_3_12
    def test_eager_tasks_nested(self):
        """The outer one is told first; one that ends at once has a name."""
        self.assert_trace("""
            async def inner(): raise ValueError("inner")
            async def outer():
                loop = asyncio.get_running_loop()
                asyncio.Task(inner(), loop=loop, eager_start=True)
                raise ValueError("outer")
            async def main():
                loop = asyncio.get_running_loop()
                asyncio.Task(outer(), loop=loop, eager_start=True)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=outer
                task Task-3 coro=inner
                done Task-3 exception ValueError('inner')
                done Task-2 exception ValueError('outer')
                done Task-1 result None
                ready call run(Task-1)
            tick 2 t=0.000 ready=1
              run call run(Task-1)
            warn never-retrieved Task-2 ValueError('outer')
            warn never-retrieved Task-3 ValueError('inner')
            exit t=0.000 ok
            """)

    def test_futures_stay_in_the_order_in_which_they_came_first(self):
        self.assert_trace("""
            async def main():
                loop = asyncio.get_running_loop()
                a, b = loop.create_future(), loop.create_future()
                a.set_result("a")
                b.set_result("b")
                done, _ = await asyncio.wait([a, b, a])
                print([future.result() for future in done])
            asyncio.run(main())
            """, """
                print ['a', 'b']
            """, keep="print")

    def test_names_of_what_is_waited_for(self):
        self.assert_trace("""
            async def use(lock):
                async with lock: await asyncio.sleep(1)
            async def main():
                condition, barrier = asyncio.Condition(), asyncio.Barrier(9)
                queue, lock = asyncio.PriorityQueue(1), asyncio.Lock()
                semaphore, event = asyncio.BoundedSemaphore(1), asyncio.Event()
                queue.put_nowait(1)
                async def notified():
                    async with condition: await condition.wait()
                async def predicate():
                    async with condition: await condition.wait_for(bool)
                async def entering():
                    async with barrier: pass
                async def plain(): await asyncio.Future()
                async def generator():
                    await asyncio.sleep(5)
                    yield 1
                async def iterating():
                    async for x in generator(): pass
                class Awaitable:
                    def __await__(self): yield from event.wait().__await__()
                async def through(): await Awaitable()
                async def joining(task): await task
                coros = [
                    use(lock), use(lock), use(semaphore), use(semaphore),
                    notified(), predicate(), barrier.wait(), entering(),
                    queue.put(2), queue.join(), asyncio.Queue().get(),
                    event.wait(), plain(), iterating(), through(),
                    joining(asyncio.current_task())]
                for coro in coros: asyncio.create_task(coro)
                await asyncio.sleep(1)
            asyncio.run(main())
            """, """
                wait Task-1 on=sleep
                wait Task-2 on=sleep
                wait Task-3 on=Lock.acquire
                wait Task-4 on=sleep
                wait Task-5 on=Semaphore.acquire
                wait Task-6 on=Condition.wait
                wait Task-7 on=Condition.wait_for
                wait Task-8 on=Barrier.wait
                wait Task-9 on=Barrier.__aenter__
                wait Task-10 on=Queue.put
                wait Task-11 on=Queue.join
                wait Task-12 on=Queue.get
                wait Task-13 on=Event.wait
                wait Task-14 on=future
                wait Task-15 on=sleep
                wait Task-16 on=Event.wait
                wait Task-17 on=Task-1
                wait Task-3 on=sleep
                wait Task-5 on=sleep
            """, keep=r"wait Task")


class Callbacks(RecorderTest):
    def test_failing_callback(self):
        self.assert_trace("""
            class Thing:
                def method(self): raise KeyError("k")
            def bad(x): return 1 / x
            async def main():
                import functools
                loop = asyncio.get_running_loop()
                loop.call_soon(functools.partial(bad, 0))
                loop.call_soon(Thing().method)
                loop.call_soon(lambda: bad(0))
                await asyncio.sleep(0)
                loop.set_exception_handler(lambda *_: print("handled"))
                loop.call_soon(bad, 0)
                await asyncio.sleep(0)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                ready call bad
                ready call method
                ready call <lambda>
                ready step Task-1
            tick 2 t=0.000 ready=4
              run call bad
                warn callback bad ZeroDivisionError('division by zero')
              run call method
                warn callback method KeyError('k')
              run call <lambda>
                warn callback <lambda> ZeroDivisionError('division by zero')
              run step Task-1
                ready call bad
                ready step Task-1
            tick 3 t=0.000 ready=2
              run call bad
                warn callback bad ZeroDivisionError('division by zero')
                print handled
              run step Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 4 t=0.000 ready=1
              run call run(Task-1)
            exit t=0.000 ok
            """)

    def test_call_soon_threadsafe(self):
        self.assert_trace("""
            async def main():
                asyncio.get_running_loop().call_soon_threadsafe(print, "hi")
                await asyncio.sleep(0)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                ready call print
                ready step Task-1
            tick 2 t=0.000 ready=2
              run call print
                print hi
              run step Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 3 t=0.000 ready=1
              run call run(Task-1)
            exit t=0.000 ok
            """)

    def test_done_callbacks_follow_done(self):
        self.assert_trace("""
            async def child(): return 1
            def look(task): print(task.result())
            async def main():
                task = asyncio.create_task(child())
                task.add_done_callback(look)
                await task
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=child
                ready step Task-2
                wait Task-1 on=Task-2
            tick 2 t=0.000 ready=1
              run step Task-2
                done Task-2 result 1
                ready call look
                ready wakeup Task-1
            tick 3 t=0.000 ready=2
              run call look
                print 1
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 4 t=0.000 ready=1
              run call run(Task-1)
            exit t=0.000 ok
            """)


class Ending(RecorderTest):
    def test_never_retrieved(self):
        self.assert_trace("""
            async def bad(n):
                raise ValueError(n)
            async def main():
                asyncio.create_task(bad(1))
                looked = asyncio.create_task(bad(2))
                asyncio.create_task(bad(3))
                await asyncio.wait([looked])
                looked.exception()
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=bad
                ready step Task-2
                task Task-3 coro=bad
                ready step Task-3
                task Task-4 coro=bad
                ready step Task-4
                wait Task-1 on=wait
            tick 2 t=0.000 ready=3
              run step Task-2
                done Task-2 exception ValueError(1)
              run step Task-3
                done Task-3 exception ValueError(2)
                ready call wait(Task-3)
              run step Task-4
                done Task-4 exception ValueError(3)
            tick 3 t=0.000 ready=1
              run call wait(Task-3)
                ready wakeup Task-1
            tick 4 t=0.000 ready=1
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 5 t=0.000 ready=1
              run call run(Task-1)
            warn never-retrieved Task-2 ValueError(1)
            warn never-retrieved Task-4 ValueError(3)
            exit t=0.000 ok
            """)

    def test_never_awaited(self):
        self.assert_trace("""
            async def fetch(): pass
            class A:
                async def go(self): pass
            def make():
                async def inner(): pass
                return inner()
            kept = fetch()
            async def main():
                A().go()
                make()
                print("done")
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                print done
                done Task-1 result None
                ready call run(Task-1)
            tick 2 t=0.000 ready=1
              run call run(Task-1)
            warn never-awaited A.go
            warn never-awaited inner
            warn never-awaited fetch
            exit t=0.000 ok
            """)

    def test_exception_of_main(self):
        self.assert_trace(r"""
            async def main():
                await asyncio.sleep(1)
                raise ValueError("bad\n")
            asyncio.run(main())
            """, r"""
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                timer call sleep(Task-1) at=1.000
                wait Task-1 on=sleep
            tick 2 t=1.000 ready=1
              fire call sleep(Task-1) at=1.000
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 3 t=1.000 ready=1
              run wakeup Task-1
                done Task-1 exception ValueError('bad\n')
                ready call run(Task-1)
            tick 4 t=1.000 ready=1
              run call run(Task-1)
            exit t=1.000 exception ValueError('bad\n')
            """, status=1)

    def test_exit_request(self):
        self.assert_trace("""
            async def main(): raise SystemExit(3)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                done Task-1 exception SystemExit(3)
                ready call run(Task-1)
            exit t=0.000 exception SystemExit(3)
            """, status=1)

    def test_exit_request_without_failure(self):
        self.assert_trace("""
            raise SystemExit
            """, """
            exit t=0.000 ok
            """)

    def test_deadlock(self):
        self.assert_trace("""
            async def main():
                print("waiting", end="")
                try:
                    await asyncio.Event().wait()
                finally:
                    print("never")
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                wait Task-1 on=Event.wait
              print waiting
            exit t=0.000 deadlock
            """, status=1)

    def test_tick_limit(self):
        self.assert_trace("""
            async def main():
                while True:
                    await asyncio.sleep(1)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                timer call sleep(Task-1) at=1.000
                wait Task-1 on=sleep
            tick 2 t=1.000 ready=1
              fire call sleep(Task-1) at=1.000
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 3 t=1.000 ready=1
              run wakeup Task-1
                timer call sleep(Task-1) at=2.000
                wait Task-1 on=sleep
            exit t=1.000 limit
            """, "--max-ticks", "3", status=3)

    def test_the_last_allowed_tick_may_end_it(self):
        self.assert_trace("""
            async def main(): pass
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 2 t=0.000 ready=1
              run call run(Task-1)
            exit t=0.000 ok
            """, "--max-ticks", "2")

    def test_shutdown_of_async_generators_is_not_in_the_trace(self):
        self.assert_trace("""
            async def generator():
                try:
                    yield 1
                finally:
                    await asyncio.sleep(0)
                    print("closed")
            kept = generator()
            async def main(): print(await anext(kept))
            asyncio.run(main())
            asyncio.run(asyncio.sleep(0))
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                print 1
                done Task-1 result None
                ready call run(Task-1)
            tick 2 t=0.000 ready=1
              run call run(Task-1)
              print closed
              task Task-5 coro=sleep
              ready step Task-5
            tick 3 t=0.000 ready=1
              run step Task-5
                ready step Task-5
            tick 4 t=0.000 ready=1
              run step Task-5
                done Task-5 result None
                ready call run(Task-5)
            tick 5 t=0.000 ready=1
              run call run(Task-5)
            exit t=0.000 ok
            """)

    def test_dropped_async_generator_is_closed_by_a_task(self):
        self.assert_trace("""
            async def generator():
                try:
                    yield 1
                finally:
                    print("closed")
            async def main():
                async for x in generator(): break
                await asyncio.sleep(1)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                ready call create_task
                timer call sleep(Task-1) at=1.000
                wait Task-1 on=sleep
            tick 2 t=0.000 ready=1
              run call create_task
                task Task-2 coro=async_generator_athrow
                ready step Task-2
            tick 3 t=0.000 ready=1
              run step Task-2
                print closed
                done Task-2 result None
            tick 4 t=1.000 ready=1
              fire call sleep(Task-1) at=1.000
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 5 t=1.000 ready=1
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 6 t=1.000 ready=1
              run call run(Task-1)
            exit t=1.000 ok
            """)

    def test_exit_functions_print_too(self):
        self.assert_trace("""
            import atexit, threading
            def last():
                ended.wait()
                print("thread")
            atexit.register(print, "at exit")
            ended = threading.Event()
            threading.Thread(target=last).start()
            print("main")
            ended.set()
            """, """
              print main
              print thread
              print at exit
            exit t=0.000 ok
            """)


class Printing(RecorderTest):
    def test_lines_and_control_characters(self):
        self.assert_trace(r"""
            import sys
            print("a\nb", end="")
            print("c\t|\x7f|\x85|é\u2028")
            print()
            print("x", "y", sep="\n\n")
            sys.stdout.write("un")
            sys.stdout.buffer.write("finé".encode()[:-1])
            sys.stdout.buffer.write("finé".encode()[-1:])
            """, r"""
              print a
              print bc\x09|\x7f|\x85|é 
              print
              print x
              print
              print y
              print unfiné
            exit t=0.000 ok
            """)


class JsonLines(RecorderTest):
    """What the text leaves out."""

    PROGRAM = """\
        import asyncio
        import functools
        from helper import pause

        def traced(function):
            @functools.wraps(function)
            async def wrapper(*args):
                return await function(*args)
            return wrapper

        @traced
        async def child():
            await pause()

        async def main():
            await asyncio.gather(
                child(),
                asyncio.sleep(0),
            )

        asyncio.run(main())
        """
    HELPER = """\
        import asyncio

        async def pause():
            await asyncio.sleep(0)
            await asyncio.sleep(1)
        """

    def setUp(self):
        files = [("helper.py", self.HELPER)]
        self.all = self.events(self.PROGRAM, files=files)

    def of(self, ev, **keys):
        return [event for event in self.all if event["ev"] == ev
                and all(event.get(k) == v for k, v in keys.items())]

    def test_header_and_sources(self):
        version = "CPython %d.%d" % sys.version_info[:2]
        self.assertEqual(self.all[0], {
            "ev": "trace", "version": 1, "t": 0, "program": "program",
            "runtime": version})
        self.assertEqual(self.all[1], {
            "ev": "source", "t": 0, "file": "program.py",
            "language": "python", "text": textwrap.dedent(self.PROGRAM)})
        self.assertEqual([e["file"] for e in self.of("source")],
                         ["program.py", "helper.py"])

    def test_a_source_comes_before_it_is_named(self):
        known = set()
        for event in self.all:
            if event["ev"] == "source":
                known.add(event["file"])
            if "file" in event:
                self.assertIn(event["file"], known)

    def test_task_tells_where_its_coroutine_is(self):
        # The wrapper has the name of what it wraps, and its own place.
        self.assertEqual(self.of("task", task=2), [{
            "ev": "task", "t": 0, "file": "program.py", "line": 16,
            "task": 2, "name": "Task-2", "coro": "child",
            "coro_file": "program.py", "coro_line": 7}])
        self.assertNotIn("coro_file", self.of("task", task=3)[0])

    def test_wait_tells_its_stack(self):
        self.assertEqual(self.of("wait", task=2), [{
            "ev": "wait", "t": 0, "file": "helper.py", "line": 5,
            "task": 2, "name": "Task-2", "on": "sleep", "stack": [
                {"function": "child", "file": "program.py", "line": 8,
                 "locals": {"args": "()"}},
                {"function": "child", "file": "program.py", "line": 13},
                {"function": "pause", "file": "helper.py", "line": 5}]}])

    def test_wait_tells_the_tasks_it_waits_for(self):
        self.assertEqual(self.of("wait", task=1)[0]["awaits"], [2, 3])

    def test_bare_yield_has_the_place_of_the_suspended_coroutine(self):
        ready = [e for e in self.of("ready", do="step", task=2)]
        self.assertEqual([(e.get("file"), e.get("line")) for e in ready],
                         [("program.py", 16), ("helper.py", 4)])

    def test_fire_links_the_timer_with_its_handle(self):
        timer, = self.of("timer")
        fire, = self.of("fire")
        self.assertEqual(timer["timer"], fire["timer"])
        self.assertEqual(len(self.of("run", handle=fire["handle"])), 1)
        self.assertEqual(fire["when"], 10**9)

    def test_library_callbacks_have_no_place(self):
        wakeup = self.of("ready", do="wakeup", task=2)[0]
        self.assertNotIn("file", wakeup)
        self.assertNotIn("outside", wakeup)

    def test_what_no_handle_did_is_marked(self):
        outside = [e["ev"] for e in self.all if e.get("outside")]
        self.assertEqual(outside, ["task", "ready"])


class Awaits(RecorderTest):
    """Which tasks a wait names."""

    def assert_awaits(self, body, *expected):
        program = ("import asyncio\n"
                   "async def nap(): await asyncio.sleep(1)\n"
                   "async def main():\n"
                   + textwrap.indent(textwrap.dedent(body), "    ")
                   + "asyncio.run(main())\n")
        waits = [event for event in self.events(program)
                 if event["ev"] == "wait" and event["name"] == "Task-1"]
        self.assertEqual(waits[-1].get("awaits"), list(expected))

    def test_a_task(self):
        self.assert_awaits("await asyncio.create_task(nap())\n", 2)

    def test_shield(self):
        self.assert_awaits("await asyncio.shield(nap())\n", 2)

    def test_wait(self):
        self.assert_awaits("""\
            tasks = [asyncio.create_task(nap()) for _ in range(3)]
            await asyncio.wait(tasks)
            """, 2, 3, 4)

    def test_task_group(self):
        self.assert_awaits("""\
            async with asyncio.TaskGroup() as group:
                group.create_task(nap())
                group.create_task(nap())
            """, 2, 3)

    @since_3_13
    def test_as_completed(self):
        self.assert_awaits("""\
            for done in asyncio.as_completed([nap(), nap()]):
                await done
                break
            """, 2, 3)


class CommandLine(RecorderTest):
    def refuse(self, message, *arguments):
        result = run_recorder(*arguments)
        self.assertEqual((result.returncode, result.stdout), (2, ""))
        self.assertRegex(result.stderr, r"\Aloopscope: [^\n]*\n\Z")
        self.assertIn(message, result.stderr)

    def test_bad_usage_is_one_line(self):
        self.refuse("no program given")
        self.refuse("unknown option --fast", "--fast", "x.py")
        self.refuse("--max-ticks needs a value", "--max-ticks")
        self.refuse("not 'many'", "--max-ticks", "many", "x.py")
        self.refuse("nowhere.py: no such file", "nowhere.py")
        self.refuse("not a file", os.path.dirname(HERE))
        self.refuse("cannot write", "-o", "/nowhere/x", __file__)

    def test_syntax_error_is_one_line(self):
        status, output, errors = record("import asyncio\ndef f(:\n")
        self.assertEqual((status, output), (1, ""))
        self.assertRegex(errors, r"program\.py:2: invalid syntax\n\Z")

    def test_program_sees_itself_as_main(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "program.py")
            with open(path, "w") as file:
                file.write("import sys, __main__\n"
                           "print(__name__, sys.argv[1:], __main__.sys is sys)"
                           "\nprint(sys.path[0] == sys.argv[0][:-11])\n"
                           "print(__file__ == sys.argv[0])\n")
            path = os.path.realpath(path)
            result = run_recorder(path, "-o", "a b")
        printed = [json.loads(line)["text"]
                   for line in result.stdout.splitlines() if "print" in line
                   and '"source"' not in line]
        self.assertEqual(printed, ["__main__ ['-o', 'a b'] True", "True",
                                   "True"])

    def test_output_file_and_stderr(self):
        with tempfile.TemporaryDirectory() as folder:
            trace = os.path.join(folder, "trace")
            program = os.path.join(folder, "program.py")
            with open(program, "w") as file:
                file.write("import os, sys\n"
                           "os.write(1, b'stray\\n')\n"
                           "print('in', flush=True)\n"
                           "print('out', file=sys.stderr)\n")
            result = run_recorder("-o", trace, program)
            with open(trace) as file:
                text = render(map(json.loads, file))
        self.assertEqual(result.stdout, "")
        self.assertEqual(result.stderr, "stray\nout\n")
        self.assertEqual(text, "  print in\nexit t=0.000 ok\n")

    def test_events_come_as_they_occur_and_a_closed_pipe_ends_it(self):
        program = ("import asyncio\n"
                   "async def main():\n"
                   "    while True: await asyncio.sleep(1)\n"
                   "asyncio.run(main())\n")
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "program.py")
            with open(path, "w") as file:
                file.write(program)
            process = subprocess.Popen([sys.executable, RECORDER, path],
                                       stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE)
            for _ in range(50):
                self.assertTrue(process.stdout.readline().endswith(b"}\n"))
            process.stdout.close()
            errors = process.stderr.read()
            process.stderr.close()
            self.assertEqual((process.wait(), errors), (0, b""))


class Jobs(RecorderTest):
    """Executor jobs: threads that take turns, on virtual time."""

    def printed(self, program, **keys):
        program = textwrap.dedent(program)
        events = self.events("import asyncio, threading, time\n" + program,
                             **keys)
        return [e["text"] for e in events if e["ev"] == "print"], events[-1]

    def assert_printed(self, program, *expected, t, how="ok", **keys):
        printed, exit = self.printed(program, **keys)
        self.assertEqual(printed, list(expected))
        self.assertEqual((exit["t"] / 1e9, exit["how"]), (t, how))

    def test_one_job(self):
        self.assert_trace("""
            import time
            def work():
                print("begin")
                time.sleep(1)
                print("end")
                return 5
            async def main():
                print(await asyncio.to_thread(work))
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                job work
                wait Task-1 on=to_thread
              print begin
              print end
            tick 2 t=1.000 ready=1
              deliver call job work at=1.000
              run call job work
                ready call _call_check_cancel
                ready wakeup Task-1
            tick 3 t=1.000 ready=2
              run call _call_check_cancel
              run wakeup Task-1
                print 5
                done Task-1 result None
                ready call run(Task-1)
            tick 4 t=1.000 ready=1
              run call run(Task-1)
            exit t=1.000 ok
            """)

    def test_two_jobs_side_by_side(self):
        self.assert_trace("""
            import time
            def slow():
                print("slow begins")
                time.sleep(2)
                print("slow ends")
                return "slow"
            def quick():
                print("quick begins")
                time.sleep(1)
                print("quick ends")
                return "quick"
            async def main():
                print(await asyncio.gather(asyncio.to_thread(slow),
                                           asyncio.to_thread(quick)))
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=to_thread
                ready step Task-2
                task Task-3 coro=to_thread
                ready step Task-3
                wait Task-1 on=gather
            tick 2 t=0.000 ready=2
              run step Task-2
                job slow
                wait Task-2 on=to_thread
              run step Task-3
                job quick
                wait Task-3 on=to_thread
              print slow begins
              print quick begins
              print quick ends
            tick 3 t=1.000 ready=1
              deliver call job quick at=1.000
              run call job quick
                ready call _call_check_cancel
                ready wakeup Task-3
            tick 4 t=1.000 ready=2
              run call _call_check_cancel
              run wakeup Task-3
                done Task-3 result 'quick'
                ready call gather(Task-3)
            tick 5 t=1.000 ready=1
              run call gather(Task-3)
              print slow ends
            tick 6 t=2.000 ready=1
              deliver call job slow at=2.000
              run call job slow
                ready call _call_check_cancel
                ready wakeup Task-2
            tick 7 t=2.000 ready=2
              run call _call_check_cancel
              run wakeup Task-2
                done Task-2 result 'slow'
                ready call gather(Task-2)
            tick 8 t=2.000 ready=1
              run call gather(Task-2)
                ready wakeup Task-1
            tick 9 t=2.000 ready=1
              run wakeup Task-1
                print ['slow', 'quick']
                done Task-1 result None
                ready call run(Task-1)
            tick 10 t=2.000 ready=1
              run call run(Task-1)
            exit t=2.000 ok
            """)

    def test_job_without_sleep_ends_in_the_next_poll(self):
        self.assert_trace("""

            def work():
                print("in the job")
                return 7
            async def other():
                print("other")
            async def main():
                loop = asyncio.get_running_loop()
                future = loop.run_in_executor(None, work)
                task = asyncio.create_task(other())
                print("before")
                print(await future)
                await task
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                job work
                task Task-2 coro=other
                ready step Task-2
                print before
                wait Task-1 on=future
              print in the job
            tick 2 t=0.000 ready=2
              deliver call job work at=0.000
              run step Task-2
                print other
                done Task-2 result None
              run call job work
                ready call _call_check_cancel
                ready wakeup Task-1
            tick 3 t=0.000 ready=2
              run call _call_check_cancel
              run wakeup Task-1
                print 7
                done Task-1 result None
                ready call run(Task-1)
            tick 4 t=0.000 ready=1
              run call run(Task-1)
            exit t=0.000 ok
            """)

    def test_exception_of_a_job(self):
        self.assert_trace("""
            import time
            def work():
                time.sleep(1)
                raise ValueError("bad")
            async def main():
                try:
                    await asyncio.to_thread(work)
                except ValueError as error:
                    print(repr(error))
                loop = asyncio.get_running_loop()
                await loop.run_in_executor(None, work)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                job work
                wait Task-1 on=to_thread
            tick 2 t=1.000 ready=1
              deliver call job work at=1.000
              run call job work
                ready call _call_check_cancel
                ready wakeup Task-1
            tick 3 t=1.000 ready=2
              run call _call_check_cancel
              run wakeup Task-1
                print ValueError('bad')
                job work
                wait Task-1 on=future
            tick 4 t=2.000 ready=1
              deliver call job work at=2.000
              run call job work
                ready call _call_check_cancel
                ready wakeup Task-1
            tick 5 t=2.000 ready=2
              run call _call_check_cancel
              run wakeup Task-1
                done Task-1 exception ValueError('bad')
                ready call run(Task-1)
            tick 6 t=2.000 ready=1
              run call run(Task-1)
            exit t=2.000 exception ValueError('bad')
            """, status=1)

    def test_cancelled_before_it_begins(self):
        self.assert_trace("""
            import concurrent.futures
            import time
            def work(name):
                print(f"{name} begins")
                time.sleep(2)
                print(f"{name} ends")
            async def main():
                loop = asyncio.get_running_loop()
                pool = concurrent.futures.ThreadPoolExecutor(max_workers=1)
                first = loop.run_in_executor(pool, work, "first")
                second = loop.run_in_executor(pool, work, "second")
                await asyncio.sleep(1)
                second.cancel()
                try:
                    await second
                except asyncio.CancelledError:
                    print("cancelled")
                await first
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                job work
                job work
                timer call sleep(Task-1) at=1.000
                wait Task-1 on=sleep
              print first begins
            tick 2 t=1.000 ready=1
              fire call sleep(Task-1) at=1.000
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 3 t=1.000 ready=1
              run wakeup Task-1
                ready call _call_check_cancel
                print cancelled
                wait Task-1 on=future
            tick 4 t=1.000 ready=1
              run call _call_check_cancel
                ready call job work
            tick 5 t=1.000 ready=1
              run call job work
              print first ends
            tick 6 t=2.000 ready=1
              deliver call job work at=2.000
              run call job work
                ready call _call_check_cancel
                ready wakeup Task-1
            tick 7 t=2.000 ready=2
              run call _call_check_cancel
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 8 t=2.000 ready=1
              run call run(Task-1)
            exit t=2.000 ok
            """)

    def test_cancelled_while_it_runs(self):
        self.assert_trace("""
            import time
            def work():
                print("begin")
                time.sleep(2)
                print("end")
            async def main():
                task = asyncio.create_task(asyncio.to_thread(work))
                await asyncio.sleep(1)
                task.cancel()
                try:
                    await task
                except asyncio.CancelledError:
                    print("cancelled")
                await asyncio.sleep(2)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=to_thread
                ready step Task-2
                timer call sleep(Task-1) at=1.000
                wait Task-1 on=sleep
            tick 2 t=0.000 ready=1
              run step Task-2
                job work
                wait Task-2 on=to_thread
              print begin
            tick 3 t=1.000 ready=1
              fire call sleep(Task-1) at=1.000
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 4 t=1.000 ready=1
              run wakeup Task-1
                cancel Task-2
                ready call _call_check_cancel
                ready wakeup Task-2
                wait Task-1 on=Task-2
            tick 5 t=1.000 ready=2
              run call _call_check_cancel
              run wakeup Task-2
                done Task-2 cancelled
                ready wakeup Task-1
            tick 6 t=1.000 ready=1
              run wakeup Task-1
                print cancelled
                timer call sleep(Task-1) at=3.000
                wait Task-1 on=sleep
              print end
            tick 7 t=2.000 ready=1
              deliver call job work at=2.000
              run call job work
            tick 8 t=3.000 ready=1
              fire call sleep(Task-1) at=3.000
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 9 t=3.000 ready=1
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 10 t=3.000 ready=1
              run call run(Task-1)
            exit t=3.000 ok
            """)

    def test_jobs_due_while_a_handle_blocks(self):
        self.assert_trace("""
            import time
            def work(name, seconds):
                print(f"{name} begins")
                time.sleep(seconds)
                print(f"{name} at {time.monotonic():g}")
                time.sleep(seconds)
                print(f"{name} ends")
                return name
            async def main():
                loop = asyncio.get_running_loop()
                a = loop.run_in_executor(None, work, "a", 0.75)
                b = loop.run_in_executor(None, work, "b", 0.5)
                await asyncio.sleep(0)
                time.sleep(3)
                print(await a, await b)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                job work
                job work
                ready step Task-1
              print a begins
              print b begins
            tick 2 t=0.000 ready=1
              run step Task-1
                block 3.000
                wait Task-1 on=future
              print b at 0.5
              print a at 0.75
              print b ends
              print a ends
            tick 3 t=3.000 ready=2
              deliver call job work at=1.000
              deliver call job work at=1.500
              run call job work
                ready call _call_check_cancel
              run call job work
                ready call _call_check_cancel
                ready wakeup Task-1
            tick 4 t=3.000 ready=3
              run call _call_check_cancel
              run call _call_check_cancel
              run wakeup Task-1
                print a b
                done Task-1 result None
                ready call run(Task-1)
            tick 5 t=3.000 ready=1
              run call run(Task-1)
            exit t=3.000 ok
            """)

    def test_call_soon_threadsafe_ends_the_poll(self):
        self.assert_trace("""
            import time
            def tell(text):
                print(text)
            def work(loop):
                for n in range(2):
                    time.sleep(1)
                    loop.call_soon_threadsafe(tell, f"step {n}")
                return "done"
            async def main():
                loop = asyncio.get_running_loop()
                print(await loop.run_in_executor(None, work, loop))
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                job work
                wait Task-1 on=future
              ready call tell
            tick 2 t=1.000 ready=1
              run call tell
                print step 0
              ready call tell
            tick 3 t=2.000 ready=2
              deliver call job work at=2.000
              run call tell
                print step 1
              run call job work
                ready call _call_check_cancel
                ready wakeup Task-1
            tick 4 t=2.000 ready=2
              run call _call_check_cancel
              run wakeup Task-1
                print done
                done Task-1 result None
                ready call run(Task-1)
            tick 5 t=2.000 ready=1
              run call run(Task-1)
            exit t=2.000 ok
            """)

    @since_3_12
    def test_wait_for_gives_up_on_a_job(self):
        self.assert_trace("""
            import time
            def work():
                time.sleep(3)
                print("work ends")
                return 1
            async def main():
                try:
                    await asyncio.wait_for(asyncio.to_thread(work), 1)
                except TimeoutError:
                    print("timeout")
                await asyncio.sleep(1)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                timer call timeout(Task-1) at=1.000
                job work
                wait Task-1 on=to_thread
            tick 2 t=1.000 ready=1
              fire call timeout(Task-1) at=1.000
              run call timeout(Task-1)
                cancel Task-1
                ready call _call_check_cancel
                ready wakeup Task-1
            tick 3 t=1.000 ready=2
              run call _call_check_cancel
              run wakeup Task-1
                print timeout
                timer call sleep(Task-1) at=2.000
                wait Task-1 on=sleep
            tick 4 t=2.000 ready=1
              fire call sleep(Task-1) at=2.000
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 5 t=2.000 ready=1
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 6 t=2.000 ready=1
              run call run(Task-1)
              print work ends
            exit t=3.000 ok
            """)

    def test_job_outlives_main(self):
        self.assert_trace("""
            import time
            def work():
                print("begin")
                time.sleep(5)
                print("end")
            async def main():
                asyncio.create_task(asyncio.to_thread(work))
                await asyncio.sleep(1)
                print("main ends")
            asyncio.run(main())
            print("after")
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=to_thread
                ready step Task-2
                timer call sleep(Task-1) at=1.000
                wait Task-1 on=sleep
            tick 2 t=0.000 ready=1
              run step Task-2
                job work
                wait Task-2 on=to_thread
              print begin
            tick 3 t=1.000 ready=1
              fire call sleep(Task-1) at=1.000
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 4 t=1.000 ready=1
              run wakeup Task-1
                print main ends
                done Task-1 result None
                ready call run(Task-1)
            tick 5 t=1.000 ready=1
              run call run(Task-1)
              cancel Task-2
              ready call _call_check_cancel
              ready wakeup Task-2
            tick 6 t=1.000 ready=2
              run call _call_check_cancel
              run wakeup Task-2
                done Task-2 cancelled
                ready call gather(Task-2)
            tick 7 t=1.000 ready=1
              run call gather(Task-2)
                ready call run
            tick 8 t=1.000 ready=1
              run call run
              print end
              print after
            exit t=5.000 ok
            """)

    def test_process_pool_has_four_workers(self):
        self.assert_trace("""
            import concurrent.futures
            import time
            def square(n):
                time.sleep(1)
                return n * n
            async def main():
                loop = asyncio.get_running_loop()
                with concurrent.futures.ProcessPoolExecutor() as pool:
                    jobs = [loop.run_in_executor(pool, square, n)
                            for n in range(5)]
                    print(await asyncio.gather(*jobs))
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                job square
                job square
                job square
                job square
                job square
                wait Task-1 on=gather
            tick 2 t=1.000 ready=4
              deliver call job square at=1.000
              deliver call job square at=1.000
              deliver call job square at=1.000
              deliver call job square at=1.000
              run call job square
                ready call _call_check_cancel
                ready call gather
              run call job square
                ready call _call_check_cancel
                ready call gather
              run call job square
                ready call _call_check_cancel
                ready call gather
              run call job square
                ready call _call_check_cancel
                ready call gather
            tick 3 t=1.000 ready=8
              run call _call_check_cancel
              run call gather
              run call _call_check_cancel
              run call gather
              run call _call_check_cancel
              run call gather
              run call _call_check_cancel
              run call gather
            tick 4 t=2.000 ready=1
              deliver call job square at=2.000
              run call job square
                ready call _call_check_cancel
                ready call gather
            tick 5 t=2.000 ready=2
              run call _call_check_cancel
              run call gather
                ready wakeup Task-1
            tick 6 t=2.000 ready=1
              run wakeup Task-1
                print [0, 1, 4, 9, 16]
                done Task-1 result None
                ready call run(Task-1)
            tick 7 t=2.000 ready=1
              run call run(Task-1)
            exit t=2.000 ok
            """)

    def test_more_jobs_than_workers(self):
        self.assert_trace("""
            import time
            def work(n):
                print(n, "begins", time.monotonic())
                time.sleep(1)
                print(n, "ends", time.monotonic())
            async def main():
                await asyncio.gather(
                    *[asyncio.to_thread(work, n) for n in range(9)])
            asyncio.run(main())
            """, """
              print 0 begins 0.0
              print 1 begins 0.0
              print 2 begins 0.0
              print 3 begins 0.0
              print 4 begins 0.0
              print 5 begins 0.0
              print 6 begins 0.0
              print 7 begins 0.0
              print 0 ends 1.0
              print 1 ends 1.0
              print 2 ends 1.0
              print 3 ends 1.0
              print 4 ends 1.0
              print 5 ends 1.0
              print 6 ends 1.0
              print 7 ends 1.0
              print 8 begins 1.0
              deliver call job work at=1.000
              deliver call job work at=1.000
              deliver call job work at=1.000
              deliver call job work at=1.000
              deliver call job work at=1.000
              deliver call job work at=1.000
              deliver call job work at=1.000
              deliver call job work at=1.000
              print 8 ends 2.0
              deliver call job work at=2.000
            exit t=2.000 ok
            """, keep="print|deliver|exit")

    def test_own_pool_has_as_many_workers_as_it_says(self):
        self.assert_trace("""
            import time
            from concurrent.futures import ThreadPoolExecutor
            def work(n): time.sleep(n)
            async def main():
                loop = asyncio.get_running_loop()
                with ThreadPoolExecutor(max_workers=2) as pool:
                    jobs = [loop.run_in_executor(pool, work, n)
                            for n in (3, 1, 1)]
                    await jobs[1]
                print("left at", time.monotonic())
            asyncio.run(main())
            """, """
              deliver call job work at=1.000
                block 1.000
                block 1.000
                print left at 3.0
              deliver call job work at=2.000
              deliver call job work at=3.000
            exit t=3.000 ok
            """, keep="print|deliver|exit|block")

    def test_deliveries_come_before_timers(self):
        self.assert_trace("""
            import time
            async def main():
                nap = asyncio.create_task(asyncio.sleep(1))
                await asyncio.to_thread(time.sleep, 1)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=sleep
                ready step Task-2
                job sleep
                wait Task-1 on=to_thread
            tick 2 t=0.000 ready=1
              run step Task-2
                timer call sleep(Task-2) at=1.000
                wait Task-2 on=sleep
            tick 3 t=1.000 ready=2
              deliver call job sleep at=1.000
              fire call sleep(Task-2) at=1.000
              run call job sleep
                ready call _call_check_cancel
                ready wakeup Task-1
              run call sleep(Task-2)
                ready wakeup Task-2
            tick 4 t=1.000 ready=3
              run call _call_check_cancel
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
              run wakeup Task-2
                done Task-2 result None
            tick 5 t=1.000 ready=1
              run call run(Task-1)
            exit t=1.000 ok
            """)

    def test_a_poll_without_timers_waits_for_days(self):
        self.assert_trace("""
            import time
            async def main(): await asyncio.to_thread(time.sleep, 200000)
            asyncio.run(main())
            """, """
            tick 1 t=0.000 ready=1
            tick 2 t=200000.000 ready=1
            tick 3 t=200000.000 ready=2
            tick 4 t=200000.000 ready=1
            """, keep="^tick")

    def test_what_a_job_does_between_does_not_end_the_poll(self):
        self.assert_trace("""
            import time
            def work():
                for _ in range(3):
                    time.sleep(1)
                    print("tick", time.monotonic())
            async def main():
                job = asyncio.create_task(asyncio.to_thread(work))
                await asyncio.sleep(1.5)
                print("tock")
                await job
            asyncio.run(main())
            """, """
            tick 1 t=0.000 ready=1
            tick 2 t=0.000 ready=1
              print tick 1.0
            tick 3 t=1.500 ready=1
            tick 4 t=1.500 ready=1
                print tock
              print tick 2.0
              print tick 3.0
            tick 5 t=3.000 ready=1
            tick 6 t=3.000 ready=2
            tick 7 t=3.000 ready=1
            tick 8 t=3.000 ready=1
            """, keep="^tick|print")

    def test_events_of_a_job(self):
        events = self.events("""\
            import asyncio, time
            def work():
                time.sleep(1)
                print("done")
            async def main():
                loop = asyncio.get_running_loop()
                await loop.run_in_executor(None, work)
            asyncio.run(main())
            """)
        events = [e for e in events if e["ev"] in ("job", "print")
                  or e.get("call") == "job work"]
        self.assertEqual(events, [
            {"ev": "job", "t": 0, "file": "program.py", "line": 7,
             "op": 1, "name": "work"},
            {"ev": "print", "t": 10**9, "file": "program.py", "line": 4,
             "text": "done", "outside": True},
            {"ev": "deliver", "t": 10**9, "handle": 2, "op": 1, "when": 10**9,
             "do": "call", "call": "job work"},
            {"ev": "run", "t": 10**9, "handle": 2, "do": "call",
             "call": "job work"}])

    def test_names(self):
        self.assert_trace("""
            import contextvars, functools
            class Thing:
                def __call__(self): pass
                def method(self): pass
            def outer():
                def inner(): pass
                return inner
            async def main():
                loop = asyncio.get_running_loop()
                run = contextvars.copy_context().run
                partial = functools.partial
                for job in (Thing(), Thing().method, outer(), lambda: 0,
                            partial(partial(print, 1), 2),
                            partial(run, partial(outer))):
                    await loop.run_in_executor(None, job)
                await loop.run_in_executor(None, run, outer)
                await asyncio.to_thread(partial(outer))
            asyncio.run(main())
            """, """
                job Thing
                job method
                job inner
                job <lambda>
                job print
                job outer
                job outer
                job outer
            """, keep="^ *job")

    def test_what_to_thread_keeps(self):
        self.assert_printed("""
            import contextvars
            who = contextvars.ContextVar("who", default="nobody")
            def work(*args, **keys):
                name = threading.current_thread().name
                print(who.get(), args, keys, name)
            async def main():
                who.set("main")
                await asyncio.to_thread(work, 1, x=2)
                loop = asyncio.get_running_loop()
                await loop.run_in_executor(None, work)
            asyncio.run(main())
            """, "main (1,) {'x': 2} asyncio_0", "nobody () {} asyncio_0", t=0)

    def test_exit_request_in_a_job(self):
        self.assert_printed("""
            import sys
            async def main():
                try:
                    await asyncio.to_thread(sys.exit, 3)
                finally:
                    print("raised")
            asyncio.run(main())
            """, "raised", t=0, how="exception", status=1)

    def test_worker_keeps_what_the_initializer_made(self):
        self.assert_printed("""
            from concurrent.futures import ThreadPoolExecutor
            local = threading.local()
            def begin(text):
                time.sleep(1)
                local.text = text
            async def main():
                loop = asyncio.get_running_loop()
                with ThreadPoolExecutor(1, "mine", begin, ["made"]) as pool:
                    for _ in range(2):
                        await loop.run_in_executor(
                            pool, lambda: print(local.text, time.monotonic()))
            asyncio.run(main())
            """, "made 1.0", "made 1.0", t=1)

    def test_deadlock_needs_all_jobs_to_wait(self):
        self.assert_printed("""
            def waits(): threading.Event().wait()
            def sleeps(): time.sleep(1); print("slept")
            async def main():
                await asyncio.gather(asyncio.to_thread(waits),
                                     asyncio.to_thread(sleeps))
            asyncio.run(main())
            """, "slept", t=1, how="deadlock", status=1)

    def test_job_that_outlives_the_shutdown_of_the_loop(self):
        status, output, errors = record("""
            import asyncio, time
            def work(): time.sleep(400)
            async def main():
                asyncio.create_task(asyncio.to_thread(work))
                await asyncio.sleep(0)
            asyncio.run(main())
            """)
        self.assertEqual(status, 0)
        self.assertNotIn("Traceback", errors)
        self.assertEqual(json.loads(output.splitlines()[-1])["t"], 400 * 10**9)

    def test_tick_limit(self):
        self.assert_trace("""
            import time
            async def main(): await asyncio.to_thread(time.sleep, 1)
            asyncio.run(main())
            """, """
            exit t=1.000 limit
            """, "--max-ticks", "2", status=3, keep="exit")

    def test_job_of_an_own_pool_outlives_the_loop(self):
        self.assert_printed("""
            from concurrent.futures import ThreadPoolExecutor
            def work(): time.sleep(2); print("work ends")
            async def main():
                loop = asyncio.get_running_loop()
                loop.run_in_executor(ThreadPoolExecutor(1), work)
            asyncio.run(main())
            print("after", time.monotonic())
            """, "after 0.0", "work ends", t=2)

    def test_locks_let_others_have_their_turn(self):
        self.assert_printed("""
            lock = threading.RLock()
            def work(n):
                with lock, lock:
                    print(n, time.monotonic())
                    time.sleep(1)
            async def main():
                jobs = [asyncio.to_thread(work, n) for n in range(3)]
                jobs = asyncio.gather(*jobs)
                await asyncio.sleep(0.5)
                print("loop", lock.acquire(blocking=False))
                await jobs
            asyncio.run(main())
            """, "0 0.0", "loop False", "1 1.0", "2 2.0", t=3)

    def test_events_and_queues_between_loop_and_job(self):
        self.assert_printed("""
            import queue
            event, items = threading.Event(), queue.Queue()
            def work():
                print(event.wait(1), time.monotonic())
                print(event.wait(), time.monotonic())
                print(items.get(), time.monotonic())
                try:
                    items.get(timeout=2)
                except queue.Empty:
                    print("empty", time.monotonic())
            async def main():
                job = asyncio.create_task(asyncio.to_thread(work))
                await asyncio.sleep(1.5)
                event.set()
                await asyncio.sleep(1)
                items.put("item")
                await job
            asyncio.run(main())
            """, "False 1.0", "True 1.5", "item 2.5", "empty 4.5", t=4.5)

    def test_job_waits_for_a_coroutine_of_the_loop(self):
        self.assert_printed("""
            async def nap():
                await asyncio.sleep(1)
                return "slept"
            def work(loop):
                future = asyncio.run_coroutine_threadsafe(nap(), loop)
                print(future.result(), time.monotonic())
            async def main():
                loop = asyncio.get_running_loop()
                await asyncio.to_thread(work, loop)
            asyncio.run(main())
            """, "slept 1.0", t=1)

    def test_loop_in_a_job_is_silent(self):
        self.assert_trace("""
            import time
            async def inner():
                await asyncio.sleep(1)
                time.sleep(1)
                await asyncio.to_thread(time.sleep, 1)
                print("inner", time.monotonic())
            async def main():
                job = asyncio.create_task(
                    asyncio.to_thread(asyncio.run, inner()))
                await asyncio.sleep(1.5)
                await job
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=to_thread
                ready step Task-2
                timer call sleep(Task-1) at=1.500
                wait Task-1 on=sleep
            tick 2 t=0.000 ready=1
              run step Task-2
                job run
                wait Task-2 on=to_thread
            tick 3 t=1.500 ready=1
              fire call sleep(Task-1) at=1.500
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 4 t=1.500 ready=1
              run wakeup Task-1
                wait Task-1 on=Task-2
              print inner 3.0
            tick 5 t=3.000 ready=1
              deliver call job run at=3.000
              run call job run
                ready call _call_check_cancel
                ready wakeup Task-2
            tick 6 t=3.000 ready=2
              run call _call_check_cancel
              run wakeup Task-2
                done Task-2 result None
                ready wakeup Task-1
            tick 7 t=3.000 ready=1
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 8 t=3.000 ready=1
              run call run(Task-1)
            exit t=3.000 ok
            """)

    def test_jobs_without_a_loop(self):
        self.assert_trace("""
            import time
            from concurrent.futures import ThreadPoolExecutor, as_completed
            def nap(n):
                time.sleep(n)
                return n
            with ThreadPoolExecutor(2) as pool:
                jobs = [pool.submit(nap, n) for n in (3, 1, 1)]
                for job in as_completed(jobs):
                    print(job.result(), time.monotonic())
                    time.sleep(0.25)
            """, """
              job nap
              job nap
              job nap
              block 1.000
              print 1 1.0
              block 0.250
              block 0.750
              print 1 2.0
              block 0.250
              block 0.750
              print 3 3.0
              block 0.250
            exit t=3.250 ok
            """)

    def test_other_threads_are_real(self):
        self.assert_printed("""
            event = threading.Event()
            def thread():
                time.sleep(0.01)
                loop.call_soon_threadsafe(print, "from the thread")
                event.set()
            async def main():
                global loop
                loop = asyncio.get_running_loop()
                thread_ = threading.Thread(target=thread)
                thread_.start()
                event.wait()
                thread_.join()
                await asyncio.to_thread(time.sleep, 1)
            asyncio.run(main())
            """, "from the thread", t=1)

    def test_every_recording_is_the_same(self):
        program = textwrap.dedent("""
            import asyncio, random, threading, time
            lock = threading.Lock()
            def work(n):
                for _ in range(3):
                    with lock:
                        time.sleep(random.choice([0, 0.5, 1]))
                    print(n, time.monotonic())
            async def main():
                await asyncio.gather(
                    *[asyncio.to_thread(work, n) for n in range(12)])
            asyncio.run(main())
            """)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "program.py")
            with open(path, "w") as file:
                file.write(program)
            results = [run_recorder(path) for _ in range(50)]
        self.assertEqual({r.stderr for r in results}, {""})
        self.assertEqual(len({r.stdout for r in results}), 1)
        self.assertIn('"how":"ok"', results[0].stdout)

    def test_interrupts_end_a_job_that_never_ends(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "program.py")
            with open(path, "w") as file:
                file.write("import asyncio\n"
                           "def work():\n"
                           "    print('begin')\n"
                           "    while True: pass\n"
                           "asyncio.run(asyncio.to_thread(work))\n")
            process = subprocess.Popen([sys.executable, RECORDER, path],
                                       stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE)
            while not process.stdout.readline().startswith(b'{"ev":"print"'):
                pass
            while process.poll() is None:  # CPython's loop wants two
                process.send_signal(signal.SIGINT)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(1)
            output, errors = process.communicate()
        self.assertEqual((process.returncode, errors), (1, b""))
        self.assertIn(b'"value":"KeyboardInterrupt()"', output)


class Scenarios(unittest.TestCase):
    """The recordings beside the twins are what the reference writes."""

    maxDiff = None

    @unittest.skipUnless(sys.version_info[:2] == (3, 13),
                         "recordings are made with 3.13")
    def test_recordings_are_current(self):
        for name in sorted(os.listdir(SCENARIOS)):
            folder = os.path.join(SCENARIOS, name)
            recording = os.path.join(folder, "expected.jsonl")
            if os.path.exists(recording):
                with self.subTest(name), \
                        open(recording, encoding="utf-8") as file:
                    twin = os.path.join(folder, name + ".py")
                    self.assertEqual(run_recorder(twin).stdout, file.read())


if __name__ == "__main__":
    unittest.main()
