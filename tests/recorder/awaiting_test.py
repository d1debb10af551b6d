# SPDX-License-Identifier: MIT
"""gather, groups, shield, and what a wait is called."""
import unittest

from fixture import RecorderTest, before_3_14


class Awaiting(RecorderTest):
    def test_gather_with_exceptions(self):
        self.assert_trace("""
            async def bad(): raise ValueError("bad")
            async def good():
                await asyncio.sleep(1)
                return 1
            async def main():
                try:
                    await asyncio.gather(bad(), good())
                except ValueError as error:
                    print(repr(error))
                both = asyncio.gather(bad(), good(), return_exceptions=True)
                print(await both)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=bad
                ready step Task-2
                task Task-3 coro=good
                ready step Task-3
                wait Task-1 on=gather
            tick 2 t=0.000 ready=2
              run step Task-2
                done Task-2 exception ValueError('bad')
                ready call gather(Task-2)
              run step Task-3
                timer call sleep(Task-3) at=1.000
                wait Task-3 on=sleep
            tick 3 t=0.000 ready=1
              run call gather(Task-2)
                ready wakeup Task-1
            tick 4 t=0.000 ready=1
              run wakeup Task-1
                print ValueError('bad')
                task Task-4 coro=bad
                ready step Task-4
                task Task-5 coro=good
                ready step Task-5
                wait Task-1 on=gather
            tick 5 t=0.000 ready=2
              run step Task-4
                done Task-4 exception ValueError('bad')
                ready call gather(Task-4)
              run step Task-5
                timer call sleep(Task-5) at=1.000
                wait Task-5 on=sleep
            tick 6 t=0.000 ready=1
              run call gather(Task-4)
            tick 7 t=1.000 ready=2
              fire call sleep(Task-3) at=1.000
              fire call sleep(Task-5) at=1.000
              run call sleep(Task-3)
                ready wakeup Task-3
              run call sleep(Task-5)
                ready wakeup Task-5
            tick 8 t=1.000 ready=2
              run wakeup Task-3
                done Task-3 result 1
                ready call gather(Task-3)
              run wakeup Task-5
                done Task-5 result 1
                ready call gather(Task-5)
            tick 9 t=1.000 ready=2
              run call gather(Task-3)
              run call gather(Task-5)
                ready wakeup Task-1
            tick 10 t=1.000 ready=1
              run wakeup Task-1
                print [ValueError('bad'), 1]
                done Task-1 result None
                ready call run(Task-1)
            tick 11 t=1.000 ready=1
              run call run(Task-1)
            exit t=1.000 ok
            """)

    def test_task_group_aborts(self):
        self.assert_trace("""
            async def bad():
                await asyncio.sleep(1)
                raise ValueError("bad")
            async def long(): await asyncio.sleep(9)
            async def main():
                try:
                    async with asyncio.TaskGroup() as group:
                        group.create_task(long())
                        group.create_task(bad())
                        group.create_task(long())
                except* ValueError as error:
                    print(error.exceptions)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=long
                ready step Task-2
                task Task-3 coro=bad
                ready step Task-3
                task Task-4 coro=long
                ready step Task-4
                wait Task-1 on=TaskGroup.__aexit__
            tick 2 t=0.000 ready=3
              run step Task-2
                timer call sleep(Task-2) at=9.000
                wait Task-2 on=sleep
              run step Task-3
                timer call sleep(Task-3) at=1.000
                wait Task-3 on=sleep
              run step Task-4
                timer call sleep(Task-4) at=9.000
                wait Task-4 on=sleep
            tick 3 t=1.000 ready=1
              fire call sleep(Task-3) at=1.000
              run call sleep(Task-3)
                ready wakeup Task-3
            tick 4 t=1.000 ready=1
              run wakeup Task-3
                done Task-3 exception ValueError('bad')
                ready call taskgroup(Task-3)
            tick 5 t=1.000 ready=1
              run call taskgroup(Task-3)
                cancel Task-2
                ready wakeup Task-2
                cancel Task-4
                ready wakeup Task-4
                cancel Task-1
                ready wakeup Task-1
            tick 6 t=1.000 ready=3
              run wakeup Task-2
                untimer call sleep(Task-2) at=9.000
                done Task-2 cancelled
                ready call taskgroup(Task-2)
              run wakeup Task-4
                untimer call sleep(Task-4) at=9.000
                done Task-4 cancelled
                ready call taskgroup(Task-4)
              run wakeup Task-1
                wait Task-1 on=TaskGroup.__aexit__
            tick 7 t=1.000 ready=2
              run call taskgroup(Task-2)
              run call taskgroup(Task-4)
                ready wakeup Task-1
            tick 8 t=1.000 ready=1
              run wakeup Task-1
                print (ValueError('bad'),)
                done Task-1 result None
                ready call run(Task-1)
            tick 9 t=1.000 ready=1
              run call run(Task-1)
            exit t=1.000 ok
            """)

    @before_3_14
    def test_shield_survives_the_cancelling(self):
        self.assert_trace("""
            async def inner():
                await asyncio.sleep(2)
                print("inner done")
            async def outer(): await asyncio.shield(inner())
            async def main():
                task = asyncio.create_task(outer())
                await asyncio.sleep(1)
                task.cancel()
                await asyncio.wait([task])
                await asyncio.sleep(2)
            asyncio.run(main())
            """, """
              task Task-1 coro=main
              ready step Task-1
            tick 1 t=0.000 ready=1
              run step Task-1
                task Task-2 coro=outer
                ready step Task-2
                timer call sleep(Task-1) at=1.000
                wait Task-1 on=sleep
            tick 2 t=0.000 ready=1
              run step Task-2
                task Task-3 coro=inner
                ready step Task-3
                wait Task-2 on=future
            tick 3 t=0.000 ready=1
              run step Task-3
                timer call sleep(Task-3) at=2.000
                wait Task-3 on=sleep
            tick 4 t=1.000 ready=1
              fire call sleep(Task-1) at=1.000
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 5 t=1.000 ready=1
              run wakeup Task-1
                cancel Task-2
                ready call shield-outer
                ready wakeup Task-2
                wait Task-1 on=wait
            tick 6 t=1.000 ready=2
              run call shield-outer
              run wakeup Task-2
                done Task-2 cancelled
                ready call wait(Task-2)
            tick 7 t=1.000 ready=1
              run call wait(Task-2)
                ready wakeup Task-1
            tick 8 t=1.000 ready=1
              run wakeup Task-1
                timer call sleep(Task-1) at=3.000
                wait Task-1 on=sleep
            tick 9 t=2.000 ready=1
              fire call sleep(Task-3) at=2.000
              run call sleep(Task-3)
                ready wakeup Task-3
            tick 10 t=2.000 ready=1
              run wakeup Task-3
                print inner done
                done Task-3 result None
            tick 11 t=3.000 ready=1
              fire call sleep(Task-1) at=3.000
              run call sleep(Task-1)
                ready wakeup Task-1
            tick 12 t=3.000 ready=1
              run wakeup Task-1
                done Task-1 result None
                ready call run(Task-1)
            tick 13 t=3.000 ready=1
              run call run(Task-1)
            exit t=3.000 ok
            """)

    def test_names_of_what_is_waited_for(self):
        self.assert_trace("""
            async def use(lock):
                async with lock: await asyncio.sleep(1)
            async def main():
                condition, barrier = asyncio.Condition(), asyncio.Barrier(9)
                queue, lock = asyncio.PriorityQueue(1), asyncio.Lock()
                semaphore, event = asyncio.BoundedSemaphore(1), asyncio.Event()
                queue.put_nowait(1)
                async def notified():
                    async with condition: await condition.wait()
                async def predicate():
                    async with condition: await condition.wait_for(bool)
                async def entering():
                    async with barrier: pass
                async def plain(): await asyncio.Future()
                async def generator():
                    await asyncio.sleep(5)
                    yield 1
                async def iterating():
                    async for x in generator(): pass
                class Awaitable:
                    def __await__(self): yield from event.wait().__await__()
                async def through(): await Awaitable()
                async def joining(task): await task
                coros = [
                    use(lock), use(lock), use(semaphore), use(semaphore),
                    notified(), predicate(), barrier.wait(), entering(),
                    queue.put(2), queue.join(), asyncio.Queue().get(),
                    event.wait(), plain(), iterating(), through(),
                    joining(asyncio.current_task())]
                for coro in coros: asyncio.create_task(coro)
                await asyncio.sleep(1)
            asyncio.run(main())
            """, """
                wait Task-1 on=sleep
                wait Task-2 on=sleep
                wait Task-3 on=Lock.acquire
                wait Task-4 on=sleep
                wait Task-5 on=Semaphore.acquire
                wait Task-6 on=Condition.wait
                wait Task-7 on=Condition.wait_for
                wait Task-8 on=Barrier.wait
                wait Task-9 on=Barrier.__aenter__
                wait Task-10 on=Queue.put
                wait Task-11 on=Queue.join
                wait Task-12 on=Queue.get
                wait Task-13 on=Event.wait
                wait Task-14 on=future
                wait Task-15 on=sleep
                wait Task-16 on=Event.wait
                wait Task-17 on=Task-1
                wait Task-3 on=sleep
                wait Task-5 on=sleep
            """, keep=r"wait Task")


if __name__ == "__main__":
    unittest.main()
