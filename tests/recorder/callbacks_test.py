# SPDX-License-Identifier: MIT
"""What the loop calls."""
import unittest

from fixture import RecorderTest


class Callbacks(RecorderTest):
    def test_failing_callback(self):
        self.assert_trace("""
            class Thing:
                def method(self): raise KeyError("k")
            def bad(x): return 1 / x
            async def main():
                import functools
                loop = asyncio.get_running_loop()
                loop.call_soon(functools.partial(bad, 0))
                loop.call_soon(Thing().method)
                loop.call_soon(lambda: bad(0))
                await asyncio.sleep(0)
                loop.set_exception_handler(lambda *_: print("handled"))
                loop.call_soon(bad, 0)
                await asyncio.sleep(0)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                ready call bad
                ready call method
                ready call <lambda>
                ready step Task-1
            tick 2 t=0.000 ready=4
              run call bad
                warn callback bad ZeroDivisionError('division by zero')
              run call method
                warn callback method KeyError('k')
              run call <lambda>
                warn callback <lambda> ZeroDivisionError('division by zero')
              run step Task-1
                ready call bad
                ready step Task-1
            tick 3 t=0.000 ready=2
              run call bad
                warn callback bad ZeroDivisionError('division by zero')
                print handled
              run step Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 4 t=0.000 ready=1
              run call run(Task-1)
            exit t=0.000 ok
            """)

    def test_a_future_of_ones_own_may_arm_a_timer_for_the_wakeup(self):
        self.assert_trace("""
            class Later:
                _asyncio_future_blocking = False
                def get_loop(self): return asyncio.get_running_loop()
                def add_done_callback(self, callback, *, context=None):
                    self.get_loop().call_later(1, callback, self)
                def result(self): return 42
                def __await__(self):
                    self._asyncio_future_blocking = True
                    yield self
                    return self.result()
            async def main():
                print(await Later())
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                timer wakeup Task-1 at=1.000
                wait Task-1 on=future
            tick 2 t=1.000 ready=1
              fire wakeup Task-1 at=1.000
              run wakeup Task-1
                print 42
                done Task-1 result None
                ready call run(Task-1)
            tick 3 t=1.000 ready=1
              run call run(Task-1)
            exit t=1.000 ok
            """)

    def test_call_soon_threadsafe(self):
        self.assert_trace("""
            async def main():
                asyncio.get_running_loop().call_soon_threadsafe(print, "hi")
                await asyncio.sleep(0)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                ready call print
                ready step Task-1
            tick 2 t=0.000 ready=2
              run call print
                print hi
              run step Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 3 t=0.000 ready=1
              run call run(Task-1)
            exit t=0.000 ok
            """)

    def test_done_callbacks_follow_done(self):
        self.assert_trace("""
            async def child(): return 1
            def look(task): print(task.result())
            async def main():
                task = asyncio.create_task(child())
                task.add_done_callback(look)
                await task
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=child
                ready step Task-2
                wait Task-1 on=Task-2
            tick 2 t=0.000 ready=1
              run step Task-2
                done Task-2 result 1
                ready call look
                ready wakeup Task-1
            tick 3 t=0.000 ready=2
              run call look
                print 1
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 4 t=0.000 ready=1
              run call run(Task-1)
            exit t=0.000 ok
            """)


if __name__ == "__main__":
    unittest.main()
