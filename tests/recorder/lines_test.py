# SPDX-License-Identifier: MIT
"""Lines: each is told before it runs, and nothing else changes by that."""
import os
import unittest

from fixture import TESTS, parse, record, run_recorder, since_3_12, since_3_13

DATA = os.path.join(TESTS, "data")
PROGRAMS = os.path.join(TESTS, "programs")
LINES_MOST = 1000


def events_of(program, *options):
    return parse(record(program, "--lines", *options)[1])


def lines_of(events):
    return [event for event in events if event["ev"] == "line"]


def without_asides(output):
    return [event for event in parse(output)
            if event["ev"] not in ("line", "resource")]


class Lines(unittest.TestCase):
    maxDiff = None

    @since_3_13
    def test_what_the_screens_tests_read_is_what_is_recorded(self):
        output = run_recorder("--lines", os.path.join(DATA, "lines.py")).stdout
        with open(os.path.join(DATA, "lines.jsonl")) as file:
            kept = file.read()
        self.assertEqual(output.splitlines()[1:], kept.splitlines()[1:])

    def test_all_else_is_as_without_them(self):
        for name in ("chat_room", "task_group", "async_generator",
                     "blocking_in_executor", "echo_server", "old_style_loop"):
            path = os.path.join(PROGRAMS, name + ".py")
            with self.subTest(name):
                plain = run_recorder(path).stdout
                self.assertEqual(
                    without_asides(run_recorder("--lines", path).stdout),
                    without_asides(plain))

    def test_they_stand_where_python_is_about_to_run_them(self):
        events = events_of("""
            import asyncio
            async def main():
                for i in range(2):
                    print(i)
                    await asyncio.sleep(1)
            asyncio.run(main())
        """)
        told = [(event["line"], event["stack"][0].get("locals", {}).get("i"))
                for event in lines_of(events) if "task" in event]
        self.assertEqual(told, [(4, None), (5, "0"), (6, "0"), (4, "0"),
                                (5, "1"), (6, "1"), (4, "1")])

    def test_a_callback_is_no_tasks(self):
        events = events_of("""
            import asyncio
            def tell(what):
                print(what)
            async def main():
                asyncio.get_running_loop().call_soon(tell, "x")
                await asyncio.sleep(0)
            asyncio.run(main())
        """)
        [line] = [event for event in lines_of(events)
                  if event["stack"][-1]["function"] == "tell"]
        self.assertNotIn("task", line)
        self.assertEqual(line["stack"][0]["locals"], {"what": "'x'"})

    @since_3_12
    def test_an_eager_task_is_told_of_when_it_does_something(self):
        events = events_of("""
            import asyncio
            async def eager():
                x = 1
                print(x)
                return x
            async def main():
                loop = asyncio.get_running_loop()
                task = asyncio.Task(eager(), loop=loop, eager_start=True)
                await task
            asyncio.run(main())
        """)
        at = [(event["ev"], event.get("line"), event.get("task"))
              for event in events
              if event.get("line") in (4, 5, 6) or event["ev"] == "task"]
        self.assertEqual(at, [("task", 11, 1), ("line", 4, None),
                              ("line", 5, None), ("task", 9, 2),
                              ("print", 5, None), ("line", 6, 2)])

    def test_a_handle_tells_its_first_lines_only(self):
        events = events_of("""
            import asyncio
            async def main():
                for i in range(3000):
                    pass
                await asyncio.sleep(0)
                print("on")
            asyncio.run(main())
        """)
        begin = next(i for i, event in enumerate(events)
                     if event["ev"] == "run")
        self.assertEqual(len(lines_of(events[begin:])), LINES_MOST + 1)
        self.assertEqual(lines_of(events)[-1]["line"], 7)

    def test_what_never_returns_is_still_ended(self):
        status, _, errors = record("""
            import asyncio
            async def main():
                while True:
                    pass
            asyncio.run(main())
        """, "--lines", "--watchdog", "1")
        self.assertEqual(status, 1)
        self.assertRegex(errors, r"program\.py:[45]: did not return")

    def test_an_empty_module_has_none(self):
        output = record("""
            from package import module
            print(module.name)
        """, "--lines", files=[("package/__init__.py", ""),
                               ("package/module.py", "name = 'it'")])[1]
        self.assertEqual([(line["file"], line["line"])
                          for line in lines_of(parse(output))],
                         [("program.py", 2), ("module.py", 1),
                          ("program.py", 3)])

    def test_recursion_ends_as_it_does_without_them(self):
        program = """
            import asyncio
            def deeper(n):
                return deeper(n + 1)
            async def main():
                deeper(0)
            asyncio.run(main())
        """
        plain, traced = record(program), record(program, "--lines")
        self.assertEqual(plain[0], traced[0])
        self.assertEqual(parse(plain[1])[-1]["value"],
                         parse(traced[1])[-1]["value"])

    def test_what_a_repr_does_is_not_what_the_program_does(self):
        events = events_of("""
            import asyncio
            class Loud:
                def __repr__(self):
                    print("repr")
                    return "loud"
            async def main():
                loud = Loud()
                await asyncio.sleep(0)
            asyncio.run(main())
        """)
        self.assertNotIn("print", [event["ev"] for event in events])
        self.assertNotIn(5, [line["line"] for line in lines_of(events)])

    def test_a_job_has_lines_of_its_own(self):
        events = events_of("""
            import asyncio
            def work():
                return 5
            async def main():
                await asyncio.gather(*(asyncio.to_thread(work)
                                       for _ in range(2)))
            asyncio.run(main())
        """)
        self.assertEqual([line["op"] for line in lines_of(events)
                          if line["line"] == 4], [1, 2])


if __name__ == "__main__":
    unittest.main()
