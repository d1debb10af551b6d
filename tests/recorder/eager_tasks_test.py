# SPDX-License-Identifier: MIT
"""Tasks that begin before they are awaited."""
import unittest

from fixture import RecorderTest, since_3_12


class EagerTasks(RecorderTest):
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


if __name__ == "__main__":
    unittest.main()
