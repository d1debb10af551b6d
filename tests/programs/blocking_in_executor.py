"""A blocking call in a thread beside the loop."""
import asyncio
import time


def blocking_io():
    print(f"start blocking_io at {time.time() - start:.1f}")
    time.sleep(1)
    print(f"blocking_io complete at {time.time() - start:.1f}")
    return "io"


async def main():
    print("started main")
    results = await asyncio.gather(asyncio.to_thread(blocking_io),
                                   asyncio.sleep(1, "slept"))
    print(results)


start = time.time()
asyncio.run(main())
