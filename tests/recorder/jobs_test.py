# SPDX-License-Identifier: MIT
"""Executor jobs: threads that take turns, on virtual time."""
import unittest

from jobs_fixture import JobsTest


class Jobs(JobsTest):
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

    def test_tick_limit(self):
        self.assert_trace("""
            import time
            async def main(): await asyncio.to_thread(time.sleep, 1)
            asyncio.run(main())
            """, """
            exit t=1.000 limit
            """, "--max-ticks", "2", status=3, keep="exit")


if __name__ == "__main__":
    unittest.main()
