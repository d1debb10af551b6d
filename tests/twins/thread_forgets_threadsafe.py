# SPDX-License-Identifier: MIT
# What a thread does to the loop without call_soon_threadsafe wakes nobody: it
# is seen when something else ends the poll.
import asyncio
import time


def say(words):
    print(words)


async def main():
    loop = asyncio.get_running_loop()
    results = asyncio.Queue()
    future = loop.create_future()

    def work():
        time.sleep(1)
        future.set_result(7)
        results.put_nowait("early")
        loop.call_soon(say, "soon")
        loop.call_later(1, say, "later")
        time.sleep(3)
        loop.call_soon_threadsafe(say, "woken")
        time.sleep(1)
        print("the job ends")

    job = loop.run_in_executor(None, work)
    print(await future, loop.time())
    print(await results.get(), loop.time())
    await job


asyncio.run(main())
