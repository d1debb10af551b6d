# SPDX-License-Identifier: MIT
"""One program, or several, from its first task to its exit."""
import unittest

from fixture import RecorderTest, since_3_13


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


if __name__ == "__main__":
    unittest.main()
