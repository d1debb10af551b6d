# SPDX-License-Identifier: MIT
"""What the text form leaves out."""
import sys
import textwrap
import unittest

from fixture import RecorderTest, since_3_13


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

    def test_sources_of_one_name_are_told_apart(self):
        names = ["users.py", "r/users.py", "a/r/users.py", "b/r/users.py"]
        events = self.events("""
            import users, r.users, a.r.users, b.r.users
            """, "--lines", files=[(name, "x = 1\n") for name in names])
        told = [event["file"] for event in events if event["ev"] == "source"]
        self.assertEqual(told, ["program.py", "users.py", "r/users.py",
                                "a/r/users.py", "b/r/users.py"])

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


if __name__ == "__main__":
    unittest.main()
