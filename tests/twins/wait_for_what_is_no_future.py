# SPDX-License-Identifier: MIT
# wait() and as_completed() of what is no list, and of what is no list
# of futures: who comes before that keeps the callback.
import asyncio


async def one():
    return 1


async def try_wait(futures):
    try:
        await asyncio.wait(futures, timeout=5)
    except Exception as error:
        print(repr(error))


async def try_both(futures):
    await try_wait(futures)
    try:
        asyncio.as_completed(futures)
    except Exception as error:
        print(repr(error))


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(one())
    coro = one()
    await try_both(task)
    await try_both(coro)
    await try_both(loop.create_future())
    await try_both(asyncio.gather(task))
    await try_both(None)
    await try_both(5)
    await try_both([task, [1]])
    await try_both({"key": task})
    await try_wait([])
    await try_wait([2, coro])
    await try_wait(
        [loop.create_future(), 1, loop.create_future(), task])
    await try_wait(("b", task))
    done, pending = await asyncio.wait((task,), timeout=1)
    print(f"([{', '.join(f'<Task {t.get_name()}>' for t in done)}], [])")
    print(await coro)


asyncio.run(main())
