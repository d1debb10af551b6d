# SPDX-License-Identifier: MIT
"""How programs end, and what is said then."""
import unittest

from fixture import RecorderTest


class Ending(RecorderTest):
    def test_never_retrieved(self):
        self.assert_trace("""
            async def bad(n):
                raise ValueError(n)
            async def main():
                asyncio.create_task(bad(1))
                looked = asyncio.create_task(bad(2))
                asyncio.create_task(bad(3))
                await asyncio.wait([looked])
                looked.exception()
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=bad
                ready step Task-2
                task Task-3 coro=bad
                ready step Task-3
                task Task-4 coro=bad
                ready step Task-4
                wait Task-1 on=wait
            tick 2 t=0.000 ready=3
              run step Task-2
                done Task-2 exception ValueError(1)
              run step Task-3
                done Task-3 exception ValueError(2)
                ready call wait(Task-3)
              run step Task-4
                done Task-4 exception ValueError(3)
            tick 3 t=0.000 ready=1
              run call wait(Task-3)
                ready wakeup Task-1
            tick 4 t=0.000 ready=1
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 5 t=0.000 ready=1
              run call run(Task-1)
            warn never-retrieved Task-2 ValueError(1)
            warn never-retrieved Task-4 ValueError(3)
            exit t=0.000 ok
            """)

    def test_never_awaited(self):
        self.assert_trace("""
            async def fetch(): pass
            class A:
                async def go(self): pass
            def make():
                async def inner(): pass
                return inner()
            kept = fetch()
            async def main():
                A().go()
                make()
                print("done")
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                print done
                done Task-1 result None
                ready call run(Task-1)
            tick 2 t=0.000 ready=1
              run call run(Task-1)
            warn never-awaited A.go
            warn never-awaited inner
            warn never-awaited fetch
            exit t=0.000 ok
            """)

    def test_exception_of_main(self):
        self.assert_trace(r"""
            async def main():
                await asyncio.sleep(1)
                raise ValueError("bad\n")
            asyncio.run(main())
            """, r"""
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
                done Task-1 exception ValueError('bad\n')
                ready call run(Task-1)
            tick 4 t=1.000 ready=1
              run call run(Task-1)
            exit t=1.000 exception ValueError('bad\n')
            """, status=1)

    def test_what_is_not_simulated_says_so(self):
        self.assertEqual(self.printed("""
            import asyncio, os
            async def main():
                loop = asyncio.get_running_loop()
                for connect in (
                        asyncio.create_subprocess_exec("ls"),
                        asyncio.create_subprocess_shell("ls"),
                        loop.connect_read_pipe(asyncio.Protocol, os.pipe()),
                        loop.connect_write_pipe(asyncio.Protocol, os.pipe())):
                    try:
                        await connect
                    except NotImplementedError as error:
                        print(error)
            asyncio.run(main())
            """), ["loopscope simulates no subprocesses"] * 2
                         + ["loopscope simulates no pipes"] * 2)

    def test_exit_request(self):
        self.assert_trace("""
            async def main(): raise SystemExit(3)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                done Task-1 exception SystemExit(3)
                ready call run(Task-1)
            exit t=0.000 exception SystemExit(3)
            """, status=1)

    def test_exit_request_without_failure(self):
        self.assert_trace("""
            raise SystemExit
            """, """
            exit t=0.000 ok
            """)

    def test_deadlock(self):
        self.assert_trace("""
            async def main():
                print("waiting", end="")
                try:
                    await asyncio.Event().wait()
                finally:
                    print("never")
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                wait Task-1 on=Event.wait
              print waiting
            exit t=0.000 deadlock
            """, status=1)

    def test_tick_limit(self):
        self.assert_trace("""
            async def main():
                while True:
                    await asyncio.sleep(1)
            asyncio.run(main())
            """, """
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
                timer call sleep(Task-1) at=2.000
                wait Task-1 on=sleep
            exit t=1.000 limit
            """, "--max-ticks", "3", status=3)

    def test_the_last_allowed_tick_may_end_it(self):
        self.assert_trace("""
            async def main(): pass
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 2 t=0.000 ready=1
              run call run(Task-1)
            exit t=0.000 ok
            """, "--max-ticks", "2")

    def test_shutdown_of_async_generators_is_not_in_the_trace(self):
        self.assert_trace("""
            async def generator():
                try:
                    yield 1
                finally:
                    await asyncio.sleep(0)
                    print("closed")
            kept = generator()
            async def main(): print(await anext(kept))
            asyncio.run(main())
            asyncio.run(asyncio.sleep(0))
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                print 1
                done Task-1 result None
                ready call run(Task-1)
            tick 2 t=0.000 ready=1
              run call run(Task-1)
              print closed
              task Task-5 coro=sleep
              ready step Task-5
            tick 3 t=0.000 ready=1
              run step Task-5
                ready step Task-5
            tick 4 t=0.000 ready=1
              run step Task-5
                done Task-5 result None
                ready call run(Task-5)
            tick 5 t=0.000 ready=1
              run call run(Task-5)
            exit t=0.000 ok
            """)

    def test_dropped_async_generator_is_closed_by_a_task(self):
        self.assert_trace("""
            async def generator():
                try:
                    yield 1
                finally:
                    print("closed")
            async def main():
                async for x in generator(): break
                await asyncio.sleep(1)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                ready call create_task
                timer call sleep(Task-1) at=1.000
                wait Task-1 on=sleep
            tick 2 t=0.000 ready=1
              run call create_task
                task Task-2 coro=async_generator_athrow
                ready step Task-2
            tick 3 t=0.000 ready=1
              run step Task-2
                print closed
                done Task-2 result None
            tick 4 t=1.000 ready=1
              fire call sleep(Task-1) at=1.000
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 5 t=1.000 ready=1
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 6 t=1.000 ready=1
              run call run(Task-1)
            exit t=1.000 ok
            """)

    def test_exit_functions_print_too(self):
        self.assert_trace("""
            import atexit, threading
            def last():
                ended.wait()
                print("thread")
            atexit.register(print, "at exit")
            ended = threading.Event()
            threading.Thread(target=last).start()
            print("main")
            ended.set()
            """, """
              print main
              print thread
              print at exit
            exit t=0.000 ok
            """)


if __name__ == "__main__":
    unittest.main()
