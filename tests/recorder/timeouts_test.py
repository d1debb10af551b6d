# SPDX-License-Identifier: MIT
"""Waiting, but not for ever."""
import unittest

from fixture import RecorderTest, since_3_12


class Timeouts(RecorderTest):
    @since_3_12
    def test_wait_for_cancels_its_own_task(self):
        self.assert_trace("""
            async def op():
                try:
                    await asyncio.sleep(10)
                finally:
                    print("clean")
            async def main():
                try:
                    await asyncio.wait_for(op(), 5)
                except TimeoutError as error:
                    print(repr(error))
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                timer call timeout(Task-1) at=5.000
                timer call sleep(Task-1) at=10.000
                wait Task-1 on=sleep
            tick 2 t=5.000 ready=1
              fire call timeout(Task-1) at=5.000
              run call timeout(Task-1)
                cancel Task-1
                ready wakeup Task-1
            tick 3 t=5.000 ready=1
              run wakeup Task-1
                untimer call sleep(Task-1) at=10.000
                print clean
                print TimeoutError()
                done Task-1 result None
                ready call run(Task-1)
            tick 4 t=5.000 ready=1
              run call run(Task-1)
            exit t=5.000 ok
            """)

    @since_3_12
    def test_wait_for_a_task(self):
        self.assert_trace("""
            async def op(): await asyncio.sleep(10)
            async def main():
                try:
                    await asyncio.wait_for(asyncio.create_task(op()), 5)
                except TimeoutError as error:
                    print(repr(error))
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=op
                ready step Task-2
                timer call timeout(Task-1) at=5.000
                wait Task-1 on=Task-2
            tick 2 t=0.000 ready=1
              run step Task-2
                timer call sleep(Task-2) at=10.000
                wait Task-2 on=sleep
            tick 3 t=5.000 ready=1
              fire call timeout(Task-1) at=5.000
              run call timeout(Task-1)
                cancel Task-1
                cancel Task-2
                ready wakeup Task-2
            tick 4 t=5.000 ready=1
              run wakeup Task-2
                untimer call sleep(Task-2) at=10.000
                done Task-2 cancelled
                ready wakeup Task-1
            tick 5 t=5.000 ready=1
              run wakeup Task-1
                print TimeoutError()
                done Task-1 result None
                ready call run(Task-1)
            tick 6 t=5.000 ready=1
              run call run(Task-1)
            exit t=5.000 ok
            """)

    def test_wait_for_zero(self):
        self.assert_trace("""
            async def op(): print("never")
            async def main():
                try:
                    await asyncio.wait_for(op(), 0)
                except TimeoutError as error:
                    print(repr(error))
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=op
                ready step Task-2
                cancel Task-2
                wait Task-1 on=future
            tick 2 t=0.000 ready=1
              run step Task-2
                done Task-2 cancelled
                ready call wait-timeout
            tick 3 t=0.000 ready=1
              run call wait-timeout
                ready wakeup Task-1
            tick 4 t=0.000 ready=1
              run wakeup Task-1
                print TimeoutError()
                done Task-1 result None
                ready call run(Task-1)
            tick 5 t=0.000 ready=1
              run call run(Task-1)
            exit t=0.000 ok
            """)

    def test_timeout_is_rescheduled(self):
        self.assert_trace("""
            async def main():
                loop = asyncio.get_running_loop()
                try:
                    async with asyncio.timeout(1.5) as timeout:
                        timeout.reschedule(loop.time() + 0.5)
                        await asyncio.Event().wait()
                except TimeoutError:
                    print("late", loop.time())
                async with asyncio.timeout(1):
                    await asyncio.sleep(0.25)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                timer call timeout(Task-1) at=1.500
                untimer call timeout(Task-1) at=1.500
                timer call timeout(Task-1) at=0.500
                wait Task-1 on=Event.wait
            tick 2 t=0.500 ready=1
              fire call timeout(Task-1) at=0.500
              run call timeout(Task-1)
                cancel Task-1
                ready wakeup Task-1
            tick 3 t=0.500 ready=1
              run wakeup Task-1
                print late 0.5
                timer call timeout(Task-1) at=1.500
                timer call sleep(Task-1) at=0.750
                wait Task-1 on=sleep
            tick 4 t=0.750 ready=1
              fire call sleep(Task-1) at=0.750
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 5 t=0.750 ready=1
              run wakeup Task-1
                untimer call timeout(Task-1) at=1.500
                done Task-1 result None
                ready call run(Task-1)
            tick 6 t=0.750 ready=1
              run call run(Task-1)
            exit t=0.750 ok
            """)


if __name__ == "__main__":
    unittest.main()
