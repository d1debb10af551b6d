# SPDX-License-Identifier: MIT
"""What the recorder tells beyond the text trace, and its options.

    python3 tests/recorder/recording_test.py
"""
import unittest

from fixture import RecorderTest, printed, record, since_3_13

SPIN = """
    import asyncio

    async def spin():
        while True:
            await asyncio.sleep(0)

    async def main():
        await asyncio.gather(spin(), spin())

    asyncio.run(main())
    """
CLOCK = """
    import asyncio

    async def main():
        for second in range(1, 100):
            await asyncio.sleep(1)
            print(second)

    asyncio.run(main())
    """


class LimitsTest(RecorderTest):
    def test_until_ends_the_run_at_that_time(self):
        events = self.events(CLOCK, "--until=3.5", status=3)
        self.assertEqual(events[-1], {"ev": "exit", "t": 3500000000,
                                      "how": "limit"})
        self.assertEqual(printed(events), ["1", "2", "3"])

    def test_what_happens_at_that_time_still_happens(self):
        self.assertEqual(self.printed(CLOCK, "--until", "3", status=3),
                         ["1", "2", "3"])

    def test_until_holds_for_sleeps_that_block(self):
        events = self.events("import time; time.sleep(9); print(1)",
                             "--until", "2", status=3)
        self.assertEqual([e["ev"] for e in events[2:]], ["block", "exit"])

    def test_time_that_stands_still_is_told_with_who_ran(self):
        self.events(SPIN, "--max-ticks=2000", status=3, errors=(
            "loopscope: time stands still: 2000 iterations of the loop at "
            "0.000 s; what ran: Task-2, Task-3 (a loop around sleep(0)?)\n"))

    def test_a_few_iterations_are_no_standstill(self):
        self.events(SPIN, "--max-ticks=900", status=3)


class WatchdogTest(RecorderTest):
    def told(self, program):
        status, output, errors = record(program, "--watchdog=0.5")
        self.assertEqual(status, 1)
        self.assertNotIn('"ev":"exit"', output)
        return errors

    def test_a_task_that_never_returns_is_named_by_its_line(self):
        self.assertRegex(self.told("""
            import asyncio

            async def main():
                while True:
                    pass

            asyncio.run(main())
            """), r"\Aloopscope: program\.py:[56]: did not return to the event "
                  r"loop; --watchdog allows more than 0\.5 s of real time\n\Z")

    def test_so_is_a_job(self):
        self.assertRegex(self.told("""
            import asyncio

            def work():
                while True:
                    sum(range(1000))

            asyncio.run(asyncio.to_thread(work))
            """), r"program\.py:[56]: did not return")

    def test_events_keep_it_quiet(self):
        self.printed("""
            import asyncio

            async def main():
                for _ in range(200000):
                    pass
                await asyncio.sleep(3600)

            asyncio.run(main())
            """, "--watchdog=5")


class ValuesTest(RecorderTest):
    def waits(self, program):
        return [event["stack"] for event in self.events(program)
                if event["ev"] == "wait"]

    def test_a_suspended_function_tells_its_locals(self):
        (stack,) = self.waits("""
            import asyncio

            class Thing:
                pass

            async def inner(n, *rest):
                text = "x" * 100
                thing = Thing()
                await asyncio.sleep(1)

            async def main():
                numbers = list(range(20))
                await inner(len(numbers), 1)

            asyncio.run(main())
            """)
        self.assertEqual(stack, [
            {"function": "main", "file": "program.py", "line": 14,
             "locals": {"numbers": "[0, 1, 2, 3, 4, 5, 6, 7, ...]"}},
            {"function": "inner", "file": "program.py", "line": 10,
             "locals": {"n": "20", "rest": "(1,)",
                        "text": "'" + "x" * 27 + "..." + "x" * 28 + "'",
                        "thing": "<__main__.Thing object>"}}])

    def test_tasks_and_futures_are_short(self):
        stacks = self.waits("""
            import asyncio

            async def child():
                pass

            async def main():
                task = asyncio.create_task(child())
                future = asyncio.get_running_loop().create_future()
                coro = child()
                await task
                await coro

            asyncio.run(main())
            """)
        self.assertEqual(stacks[0][0]["locals"], {
            "task": "<Task Task-2>", "future": "<Future pending>",
            "coro": "<coroutine child>"})

    def test_a_repr_may_raise_and_what_it_prints_is_not_told(self):
        events = self.events("""
            import asyncio

            class Bad:
                def __repr__(self):
                    print("looked at")
                    raise ValueError

            async def main():
                bad = Bad()
                await asyncio.sleep(0.1)

            asyncio.run(main())
            """)
        self.assertNotIn("print", [event["ev"] for event in events])
        (wait,) = (event for event in events if event["ev"] == "wait")
        self.assertEqual(wait["stack"][0]["locals"], {
            "bad": "<Bad: its repr raised ValueError>"})

    def test_an_exception_has_its_traceback(self):
        events = self.events("""
            import asyncio

            def divide(a, b):
                return a / b

            async def child():
                divide(1, 0)

            async def main():
                await asyncio.create_task(child())

            asyncio.run(main())
            """, status=1)
        stacks = [event["traceback"] for event in events
                  if "traceback" in event]
        child = [("child", 8), ("divide", 5)]
        main = [("main", 11), *child]
        self.assertEqual(
            [[(frame["function"], frame["line"]) for frame in stack]
             for stack in stacks], [child, main, [("<module>", 13), *main]])
        self.assertEqual(stacks[0][1]["locals"], {"a": "1", "b": "0"})

    def test_what_a_repr_prints_is_not_told(self):
        events = self.events("""
            import asyncio

            class Loud(Exception):
                def __repr__(self):
                    print("loud")
                    return "Loud"

            def bad():
                raise Loud()

            async def work(result):
                return result if result else bad()

            async def main():
                asyncio.get_running_loop().call_soon(bad)
                await asyncio.create_task(work(Loud()))
                asyncio.create_task(work(None))
                await asyncio.sleep(0)
                bad()

            asyncio.run(main())
            """, status=1)
        # asyncio's own messages ask for it, too, when all is over
        self.assertEqual([event for event in events if event["ev"] == "print"
                          and "outside" not in event], [])
        self.assertEqual([(event["ev"], event["value"]) for event in events
                          if "value" in event],
                         [(ev, "Loud") for ev in (
                             "warn", "done", "done", "done", "warn", "exit")])

    def test_sets_of_wait_are_of_the_class_set(self):
        self.assertEqual(self.printed("""
            import asyncio

            async def main():
                task = asyncio.create_task(asyncio.sleep(0))
                for each in await asyncio.wait([task]):
                    print(type(each).__module__, type(each).__qualname__)

            asyncio.run(main())
            """), ["builtins set"] * 2)


class ResourcesTest(RecorderTest):
    def states(self, program):
        """What is told of resources, in a program with these helpers."""
        events = self.events("""
            import asyncio
            from asyncio import create_task, sleep

            async def hold(lock, seconds):
                async with lock:
                    await sleep(seconds)
            """ + program)
        return [{key: value for key, value in event.items()
                 if key not in ("ev", "t", "file", "line", "kind")}
                for event in events if event["ev"] == "resource"]

    def test_a_lock_goes_from_task_to_task(self):
        self.assertEqual(self.states("""
            async def main():
                lock = asyncio.Lock()
                await asyncio.gather(hold(lock, 1), hold(lock, 1))

            asyncio.run(main())
            """), [
            {"resource": 1},
            {"resource": 1, "locked": True, "holder": 2},
            {"resource": 1, "locked": True, "holder": 2, "waiting": [3]},
            {"resource": 1},
            {"resource": 1, "locked": True, "holder": 3},
            {"resource": 1}])

    def test_who_is_cancelled_leaves_the_line(self):
        self.assertEqual(self.states("""
            async def main():
                lock = asyncio.Lock()
                tasks = [create_task(hold(lock, 9)) for _ in range(3)]
                await sleep(1)
                tasks[1].cancel()
                await sleep(1)
                raise SystemExit

            asyncio.run(main())
            """)[3:5], [
            {"resource": 1, "locked": True, "holder": 2, "waiting": [3, 4]},
            {"resource": 1, "locked": True, "holder": 2, "waiting": [4]}])

    def test_a_semaphore_is_given_to_whom_it_wakes(self):
        self.assertEqual(self.states("""
            async def main():
                lock = asyncio.Semaphore(2)
                await asyncio.gather(hold(lock, 1), hold(lock, 2),
                                     hold(lock, 1))

            asyncio.run(main())
            """), [
            {"resource": 1, "value": 2, "limit": 2},
            {"resource": 1, "value": 1, "limit": 2, "holders": [2]},
            {"resource": 1, "limit": 2, "holders": [2, 3]},
            {"resource": 1, "limit": 2, "holders": [2, 3], "waiting": [4]},
            {"resource": 1, "limit": 2, "holders": [3, 4]},
            {"resource": 1, "value": 1, "limit": 2, "holders": [4]},
            {"resource": 1, "value": 2, "limit": 2}])

    def test_an_event_wakes_one_after_the_other(self):
        self.assertEqual(self.states("""
            async def main():
                event = asyncio.Event()
                tasks = [create_task(event.wait()) for _ in range(2)]
                await sleep(1)
                event.set()
                await asyncio.wait(tasks)

            asyncio.run(main())
            """), [
            {"resource": 1}, {"resource": 1, "waiting": [2]},
            {"resource": 1, "waiting": [2, 3]},
            {"resource": 1, "set": True, "waiting": [3]},
            {"resource": 1, "set": True}])

    def test_a_condition_names_its_lock(self):
        self.assertEqual(self.states("""
            async def main():
                condition = asyncio.Condition()

            asyncio.run(main())
            """), [{"resource": 1}, {"resource": 2, "lock": 1}])

    @since_3_13
    def test_a_notification_that_is_passed_on_is_told_at_once(self):
        states = self.states("""
            async def wait(condition):
                async with condition:
                    await condition.wait()

            async def main():
                condition = asyncio.Condition()
                first, second = (create_task(wait(condition))
                                 for _ in range(2))
                await sleep(1)
                async with condition:
                    first.cancel()
                    await sleep(1)
                await asyncio.wait([first, second])

            asyncio.run(main())
            """)
        lines = [state.get("waiting") for state in states
                 if state["resource"] == 2]
        self.assertEqual(lines, [None, [2], [2, 3], [3], None])
        # before it lets go of the lock, not when the second goes on
        passed_on = max(at for at, state in enumerate(states)
                        if state["resource"] == 2)
        self.assertEqual(states[passed_on + 1], {"resource": 1})

    def test_parts_are_no_things_of_their_own(self):
        self.assertEqual(self.states("""
            async def main():
                barrier, queue = asyncio.Barrier(2), asyncio.LifoQueue(3)
                for item in range(3):
                    queue.put_nowait(item)
                print(1)

            asyncio.run(main())
            """), [
            {"resource": 1, "parties": 2, "state": "filling"},
            {"resource": 2, "maxsize": 3, "size": 3,
             "items": ["2", "1", "0"], "unfinished": 3}])

    def test_items_stand_as_they_come_out(self):
        states = self.states("""
            class Jobs(asyncio.PriorityQueue):
                pass

            async def main():
                queue = Jobs()
                for item in (5, 1, 4, 2):
                    queue.put_nowait(item)
                print(queue.get_nowait())
                queue.task_done()

            asyncio.run(main())
            """)
        self.assertEqual([state.get("items") for state in states], [
            ["2", "4", "5"], ["2", "4", "5"]])
        self.assertEqual([state["unfinished"] for state in states], [4, 3])

    def test_items_that_lie_elsewhere_are_not_told(self):
        states = self.states("""
            class Unique(asyncio.Queue):
                def _init(self, maxsize): self.kept = set()
                def _put(self, item): self.kept.add(item)
                def _get(self): return self.kept.pop()
                def empty(self): return not self.kept

            async def main():
                queue = Unique()
                queue.put_nowait(1)
                print(queue.get_nowait())

            asyncio.run(main())
            """)
        self.assertEqual(states[0], {"resource": 1, "unfinished": 1})

    def test_only_the_program_compares_by_its_own_code(self):
        program = """
            import asyncio

            class Job:
                asked = 0
                def __init__(self, at): self.at = at
                def __repr__(self): return str(self.at)
                def __lt__(self, other):
                    Job.asked += 1
                    return self.at < other.at

            async def main():
                queue = asyncio.PriorityQueue()
                for at in (3, 1, 2):
                    queue.put_nowait((0, [Job(at)]))
                    await asyncio.sleep(0)
                print(Job.asked)

            asyncio.run(main())
        """
        events = self.events(program)
        self.assertEqual(printed(events), ["2"])
        self.assertEqual([event["items"][0] for event in events
                          if event.get("items")],
                         ["(0, [3])", "(0, [1])", "(0, [1])"])

    def test_items_without_order_stand_as_they_lie(self):
        self.assertEqual(self.items_of("(2, {}), (1, {}), (3, None)"),
                         ["(1, {})", "(2, {})", "(3, None)"])
        self.assertEqual(self.items_of("(3, {}), (1, {}), (2, {}), (2, {})"),
                         ["(1, {})", "(2, {})", "(2, {})", "(3, {})"])

    def items_of(self, items):
        """What is told of a priority queue of these, as far as it took them."""
        return self.states(f"""
            async def main():
                queue = asyncio.PriorityQueue()
                for item in [{items}]:
                    try:
                        queue.put_nowait(item)
                    except TypeError:
                        pass

            asyncio.run(main())
            """)[-1]["items"]


class TimeTest(RecorderTest):
    def test_dates_are_virtual(self):
        self.assertEqual(self.printed("""
            import datetime, time
            from datetime import date, datetime as dt

            time.sleep(90000)
            print(dt.now(), date.today(), dt.today() == dt.utcnow())
            print(dt.now(datetime.timezone.utc).isoformat())
            print(repr(dt.now()), isinstance(dt.now(), datetime.datetime))
            plain = dt.fromisoformat("2025-01-01")
            print(dt.now() - plain, type(dt.now()).__name__)
            print(isinstance(date.today(), date), dt.now().date() == date.today())
            """), [
            "2025-01-02 01:00:00 2025-01-02 True",
            "2025-01-02T01:00:00+00:00",
            "datetime.datetime(2025, 1, 2, 1, 0) True",
            "1 day, 1:00:00 datetime", "True True"])

    def test_random_is_seeded(self):
        program = "import random; print(random.random())"
        usual, same, other = (self.printed(program, *seed) for seed in
                              ((), ("--seed=0",), ("--seed=1",)))
        self.assertEqual(usual, same)
        self.assertNotEqual(usual, other)

    def test_standins_are_named(self):
        events = self.events("import aiohttp, asyncpg")
        self.assertEqual([event["name"] for event in events
                          if event["ev"] == "standin"], ["aiohttp", "asyncpg"])


if __name__ == "__main__":
    unittest.main()
