# SPDX-License-Identifier: MIT
"""Which worker does which job."""
import unittest

from jobs_fixture import JobsTest


class Pools(JobsTest):
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


if __name__ == "__main__":
    unittest.main()
