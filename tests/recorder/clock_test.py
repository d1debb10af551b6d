# SPDX-License-Identifier: MIT
"""Virtual time: timers, ties, and what blocks."""
import sys
import unittest

from fixture import RecorderTest

PY_TIME = "PyTime_t" if sys.version_info >= (3, 13) else "_PyTime_t"


class Clock(RecorderTest):
    def test_ties_fire_in_the_order_armed(self):
        self.assert_trace("""
            async def main():
                loop = asyncio.get_running_loop()
                loop.call_later(0.3, print, "first")
                def arm(): loop.call_later(0.2, print, "third")
                loop.call_later(0.1, arm)
                loop.call_later(0.3, print, "second")
                await asyncio.sleep(0.5)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                timer call print at=0.300
                timer call arm at=0.100
                timer call print at=0.300
                timer call sleep(Task-1) at=0.500
                wait Task-1 on=sleep
            tick 2 t=0.100 ready=1
              fire call arm at=0.100
              run call arm
                timer call print at=0.300
            tick 3 t=0.300 ready=3
              fire call print at=0.300
              fire call print at=0.300
              fire call print at=0.300
              run call print
                print first
              run call print
                print second
              run call print
                print third
            tick 4 t=0.500 ready=1
              fire call sleep(Task-1) at=0.500
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 5 t=0.500 ready=1
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 6 t=0.500 ready=1
              run call run(Task-1)
            exit t=0.500 ok
            """)

    def test_overdue_timers_fire_in_order_of_when(self):
        self.assert_trace("""
            async def main():
                loop = asyncio.get_running_loop()
                await asyncio.sleep(1)
                loop.call_at(0.5, print, "half")
                loop.call_later(-1, print, "zero")
                await asyncio.sleep(0)
                await asyncio.sleep(0)
            asyncio.run(main())
            """, """
                timer call sleep(Task-1) at=1.000
              fire call sleep(Task-1) at=1.000
                timer call print at=0.500
                timer call print at=0.000
              fire call print at=0.000
              fire call print at=0.500
              run call print
                print zero
              run call print
                print half
            """, keep=r"timer|fire|print")

    def test_poll_waits_at_most_24_hours(self):
        self.assert_trace("""
            async def main(): await asyncio.sleep(60 * 3600)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                timer call sleep(Task-1) at=216000.000
                wait Task-1 on=sleep
            tick 2 t=86400.000 ready=0
            tick 3 t=172800.000 ready=0
            tick 4 t=216000.000 ready=1
              fire call sleep(Task-1) at=216000.000
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 5 t=216000.000 ready=1
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 6 t=216000.000 ready=1
              run call run(Task-1)
            exit t=216000.000 ok
            """)

    def test_nanoseconds_are_exact_after_years(self):
        self.assert_trace("""
            async def main():
                await asyncio.sleep(0.1)
                await asyncio.sleep(0.2)
                await asyncio.sleep(90 * 86400)
                await asyncio.sleep(1e-9)
                async with asyncio.timeout(2e-9):
                    await asyncio.sleep(1.4e-9)
            asyncio.run(main())
            """, """
                timer call sleep(Task-1) at=0.100
              fire call sleep(Task-1) at=0.100
                timer call sleep(Task-1) at=0.300
              fire call sleep(Task-1) at=0.300
                timer call sleep(Task-1) at=7776000.300
              fire call sleep(Task-1) at=7776000.300
                timer call sleep(Task-1) at=7776000.300000001
              fire call sleep(Task-1) at=7776000.300000001
                timer call timeout(Task-1) at=7776000.300000003
                timer call sleep(Task-1) at=7776000.300000002
              fire call sleep(Task-1) at=7776000.300000002
                untimer call timeout(Task-1) at=7776000.300000003
            exit t=7776000.300000002 ok
            """, keep=r"timer|fire|exit|print")

    def test_sleep_for_ever(self):
        self.assert_trace("""
            async def main(): await asyncio.sleep(float("inf"))
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                timer call sleep(Task-1) at=9223372036.854775807
                wait Task-1 on=sleep
            tick 2 t=86400.000 ready=0
            tick 3 t=172800.000 ready=0
            exit t=172800.000 limit
            """, "--max-ticks", "3", status=3)

    def test_blocking_moves_the_clock(self):
        self.assert_trace("""
            import time
            async def main():
                loop = asyncio.get_running_loop()
                loop.call_later(1, print, "due at 1")
                time.sleep(1.5)
                print(loop.time(), time.monotonic(), time.perf_counter_ns())
                await asyncio.sleep(0)
            time.sleep(0.5)
            asyncio.run(main())
            """, """
              block 0.500
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.500 ready=1
              run step Task-1
                timer call print at=1.500
                block 1.500
                print 2.0 2.0 2000000000
                ready step Task-1
            tick 2 t=2.000 ready=2
              fire call print at=1.500
              run step Task-1
                done Task-1 result None
                ready call run(Task-1)
              run call print
                print due at 1
            tick 3 t=2.000 ready=1
              run call run(Task-1)
            exit t=2.000 ok
            """)

    def test_sleep_refuses_what_it_refuses(self):
        self.assertEqual(self.printed("""
            import time
            from decimal import Decimal
            from fractions import Fraction

            class One:
                def __index__(self): return 1

            def attempt(*arguments, **keywords):
                try:
                    time.sleep(*arguments, **keywords)
                    print(time.monotonic())
                except Exception as error:
                    print(repr(error))

            attempt(0.5)
            attempt(One())
            attempt(True)
            attempt(-0.0)
            attempt(-1)
            attempt(-1e-10)
            attempt("a")
            attempt(None)
            attempt(Decimal("0.01"))
            attempt(Fraction(1, 100))
            attempt()
            attempt(1, 2)
            attempt(seconds=1)
            attempt(1e20)
            attempt(2**63 // 10**9 + 1)
            attempt(float("nan"))
            """), [
            "0.5", "1.5", "2.5", "2.5",
            *["ValueError('sleep length must be non-negative')"] * 2,
            *[f"TypeError(\"'{name}' object cannot be interpreted as an "
              "integer\")" for name in ("str", "NoneType", "decimal.Decimal",
                                        "Fraction")],
            "TypeError('time.sleep() takes exactly one argument (0 given)')",
            "TypeError('time.sleep() takes exactly one argument (2 given)')",
            "TypeError('time.sleep() takes no keyword arguments')",
            "OverflowError('timestamp out of range for platform time_t')",
            f"OverflowError('timestamp too large to convert to C {PY_TIME}')",
            "ValueError('Invalid value NaN (not a number)')"])

    def test_wall_clock_begins_at_a_fixed_date(self):
        self.assert_trace("""
            import time
            print(time.time(), time.strftime("%Y-%m-%d %X"), time.ctime())
            time.sleep(61)
            print(time.time_ns(), time.localtime().tm_min, time.asctime())
            """, """
              print 1735689600.0 2025-01-01 00:00:00 Wed Jan  1 00:00:00 2025
              block 61.000
              print 1735689661000000000 1 Wed Jan  1 00:01:01 2025
            exit t=61.000 ok
            """)

    def test_random_is_seeded_and_hashes_fixed(self):
        self.assert_trace("""
            import random
            print(random.Random(0).random() == random.random())
            print(hash("x") == hash("x") and len({"a", "b"}))
            """, """
              print True
              print 2
            exit t=0.000 ok
            """)


if __name__ == "__main__":
    unittest.main()
