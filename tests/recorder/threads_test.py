# SPDX-License-Identifier: MIT
"""What jobs share: locks, queues, the loop."""
import collections
import time
import unittest

from fixture import parse, printed, run_recorder, start_recorder, written
from jobs_fixture import JobsTest


class Threads(JobsTest):
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

    def test_what_they_print_leaves_each_line_whole(self):
        with written("""
                import asyncio, sys, threading
                def write(n):
                    for _ in range(100):
                        sys.stdout.write(str(n) * 9000 + chr(10))
                async def main():
                    for _ in range(100):
                        await asyncio.sleep(1)
                        sys.stdout.write("m" * 9000 + chr(10))
                threads = [threading.Thread(target=write, args=[n])
                           for n in range(2)]
                for thread in threads:
                    thread.start()
                asyncio.run(main())
                for thread in threads:
                    thread.join()
                """) as path:
            process = start_recorder(path)
            time.sleep(0.5)  # until the pipe is full
            output, errors = process.communicate()
        self.assertEqual(errors, b"")
        events = parse(output.decode())
        texts = collections.Counter(printed(events))
        self.assertEqual(texts, {c * 9000: 100 for c in "01m"})
        times = [event["t"] for event in events]
        self.assertEqual(times, sorted(times))

    def test_every_recording_is_the_same(self):
        with written("""
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
                """) as path:
            results = [run_recorder(path) for _ in range(50)]
        self.assertEqual({r.stderr for r in results}, {""})
        self.assertEqual(len({r.stdout for r in results}), 1)
        self.assertIn('"how":"ok"', results[0].stdout)


if __name__ == "__main__":
    unittest.main()
