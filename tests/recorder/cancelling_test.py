# SPDX-License-Identifier: MIT
"""Tasks, handles and timers that are cancelled."""
import unittest

from fixture import RecorderTest


class Cancelling(RecorderTest):
    def test_cancel_before_first_step(self):
        self.assert_trace("""
            async def child(): print("never")
            async def main():
                task = asyncio.create_task(child())
                task.cancel()
                try:
                    await task
                except asyncio.CancelledError:
                    print("cancelled")
                task.cancel()
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=child
                ready step Task-2
                cancel Task-2
                wait Task-1 on=Task-2
            tick 2 t=0.000 ready=1
              run step Task-2
                done Task-2 cancelled
                ready wakeup Task-1
            tick 3 t=0.000 ready=1
              run wakeup Task-1
                print cancelled
                done Task-1 result None
                ready call run(Task-1)
            tick 4 t=0.000 ready=1
              run call run(Task-1)
            exit t=0.000 ok
            """)

    def test_cancel_oneself(self):
        self.assert_trace("""
            async def main():
                asyncio.current_task().cancel()
                try:
                    await asyncio.sleep(1)
                except asyncio.CancelledError as error:
                    print(repr(error))
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                cancel Task-1
                timer call sleep(Task-1) at=1.000
                ready wakeup Task-1
                wait Task-1 on=sleep
            tick 2 t=0.000 ready=1
              run wakeup Task-1
                untimer call sleep(Task-1) at=1.000
                print CancelledError()
                done Task-1 result None
                ready call run(Task-1)
            tick 3 t=0.000 ready=1
              run call run(Task-1)
            exit t=0.000 ok
            """)

    def test_cancel_reaches_what_is_awaited(self):
        self.assert_trace("""
            async def leaf(): await asyncio.sleep(9)
            async def middle(task): await asyncio.gather(task, leaf())
            async def main():
                task = asyncio.create_task(leaf())
                parent = asyncio.create_task(middle(task))
                await asyncio.sleep(1)
                parent.cancel()
                await asyncio.wait([parent])
            asyncio.run(main())
            """, """
                ready wakeup Task-1
              run wakeup Task-1
                cancel Task-3
                cancel Task-2
                ready wakeup Task-2
                cancel Task-4
                ready wakeup Task-4
              run wakeup Task-2
                done Task-2 cancelled
              run wakeup Task-4
                done Task-4 cancelled
                ready wakeup Task-3
              run wakeup Task-3
                done Task-3 cancelled
                ready wakeup Task-1
              run wakeup Task-1
                done Task-1 result None
            """, keep=r"cancel|wakeup|done")

    def test_handle_cancelled_in_ready_is_skipped(self):
        self.assert_trace("""
            def no(): print("no")
            async def main():
                loop = asyncio.get_running_loop()
                loop.call_soon(no).cancel()
                await asyncio.sleep(0)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                ready call no
                ready step Task-1
            tick 2 t=0.000 ready=2
              skip call no
              run step Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 3 t=0.000 ready=1
              run call run(Task-1)
            exit t=0.000 ok
            """)

    def test_timer_cancelled_while_armed(self):
        self.assert_trace("""
            def no(): print("no")
            async def main():
                timer = asyncio.get_running_loop().call_later(1, no)
                await asyncio.sleep(0)
                timer.cancel()
                timer.cancel()
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                timer call no at=1.000
                ready step Task-1
            tick 2 t=0.000 ready=1
              run step Task-1
                untimer call no at=1.000
                done Task-1 result None
                ready call run(Task-1)
            tick 3 t=0.000 ready=1
              run call run(Task-1)
            exit t=0.000 ok
            """)

    def test_due_timer_cancelled_in_ready_is_skipped(self):
        self.assert_trace("""
            def no(): print("no")
            async def main():
                loop = asyncio.get_running_loop()
                later = []
                loop.call_later(1, lambda: later[0].cancel())
                later.append(loop.call_later(1, no))
                await asyncio.sleep(1)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                timer call <lambda> at=1.000
                timer call no at=1.000
                timer call sleep(Task-1) at=1.000
                wait Task-1 on=sleep
            tick 2 t=1.000 ready=3
              fire call <lambda> at=1.000
              fire call no at=1.000
              fire call sleep(Task-1) at=1.000
              run call <lambda>
              skip call no
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 3 t=1.000 ready=1
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 4 t=1.000 ready=1
              run call run(Task-1)
            exit t=1.000 ok
            """)

    def test_cancelled_timer_behind_a_due_one_is_fired_and_skipped(self):
        self.assert_trace("""
            def no(): print("no")
            async def main():
                loop = asyncio.get_running_loop()
                loop.call_later(0.5, no).cancel()
                loop.call_later(1, print, "yes")
                loop.call_later(1, no).cancel()
                await asyncio.sleep(2)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                timer call no at=0.500
                untimer call no at=0.500
                timer call print at=1.000
                timer call no at=1.000
                untimer call no at=1.000
                timer call sleep(Task-1) at=2.000
                wait Task-1 on=sleep
            tick 2 t=1.000 ready=2
              fire call print at=1.000
              fire call no at=1.000
              run call print
                print yes
              skip call no
            tick 3 t=2.000 ready=1
              fire call sleep(Task-1) at=2.000
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 4 t=2.000 ready=1
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 5 t=2.000 ready=1
              run call run(Task-1)
            exit t=2.000 ok
            """)

    def test_many_cancelled_timers_are_swept(self):
        self.assert_trace("""
            def no(): print("no")
            async def main():
                loop = asyncio.get_running_loop()
                loop.call_later(1, no)
                for _ in range(100):
                    loop.call_later(1, no).cancel()
                loop.call_later(1, no)
                await asyncio.sleep(2)
            asyncio.run(main())
            """, """
            tick 1 t=0.000 ready=1
            tick 2 t=1.000 ready=2
              fire call no at=1.000
              fire call no at=1.000
            tick 3 t=2.000 ready=1
              fire call sleep(Task-1) at=2.000
            tick 4 t=2.000 ready=1
            tick 5 t=2.000 ready=1
            """, keep=r"tick|fire|skip")


if __name__ == "__main__":
    unittest.main()
