# SPDX-License-Identifier: MIT
# Callbacks of a future run in order, one tick after it is done;
# at once ready if it is done already.
import asyncio


def first(future):
    print("first", repr(future.result()))


def second(future):
    print("second", future.done())


def removed(future):
    print("never printed", future.done())


async def main():
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(first)
    future.add_done_callback(removed)
    future.add_done_callback(second)
    future.add_done_callback(removed)
    future.add_done_callback(first)
    print(future.remove_done_callback(removed))
    future.set_result("x")
    print("set")
    future.add_done_callback(second)
    await asyncio.sleep(0)
    asyncio.current_task().add_done_callback(second)
    print("main ends")


asyncio.run(main())
