# SPDX-License-Identifier: MIT
"""What a worker hands to the loop while it polls, and the loop to itself."""
import asyncio
import time


def tell(word):
    print("told", word)


def work(loop, name, seconds):
    loop.call_soon_threadsafe(tell, f"{name} begins")
    time.sleep(seconds)
    handle = loop.call_soon_threadsafe(tell, f"{name} never")
    loop.call_soon_threadsafe(tell, f"{name} ends")
    handle.cancel()
    return name


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon_threadsafe(tell, "from the loop")
    print(await asyncio.gather(asyncio.to_thread(work, loop, "a", 1),
                               asyncio.to_thread(work, loop, "b", 1),
                               asyncio.sleep(1)))
    event = asyncio.Event()

    def release():
        time.sleep(0.5)
        loop.call_soon_threadsafe(event.set)
        time.sleep(0.5)

    job = loop.run_in_executor(None, release)
    await event.wait()
    print("set at", loop.time())
    await job


asyncio.run(main())
