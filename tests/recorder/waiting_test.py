# SPDX-License-Identifier: MIT
"""wait and as_completed: for the first, for some, not for ever."""
import unittest

from fixture import RecorderTest


class Waiting(RecorderTest):
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


if __name__ == "__main__":
    unittest.main()
