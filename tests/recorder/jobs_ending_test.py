# SPDX-License-Identifier: MIT
"""Jobs that are cancelled, given up, left over."""
import contextlib
import signal
import subprocess
import unittest

from fixture import parse, record, since_3_12, start_recorder, written
from jobs_fixture import JobsTest


class JobsEnding(JobsTest):
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
        self.assertEqual(parse(output)[-1]["t"], 400 * 10**9)

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

    def test_interrupts_end_a_job_that_never_ends(self):
        with written("""
                import asyncio
                def work():
                    print('begin')
                    while True: pass
                asyncio.run(asyncio.to_thread(work))
                """) as path:
            process = start_recorder(path)
            while not process.stdout.readline().startswith(b'{"ev":"print"'):
                pass
            while process.poll() is None:  # CPython's loop wants two
                process.send_signal(signal.SIGINT)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(1)
            output, errors = process.communicate()
        self.assertEqual((process.returncode, errors), (1, b""))
        self.assertIn(b'"value":"KeyboardInterrupt()"', output)


if __name__ == "__main__":
    unittest.main()
