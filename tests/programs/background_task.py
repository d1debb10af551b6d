"""A heartbeat beside the real work, cancelled at the end."""
import asyncio
import contextlib


async def heartbeat(interval):
    beats = 0
    try:
        while True:
            beats += 1
            print(f"beat {beats}")
            await asyncio.sleep(interval)
    finally:
        print(f"stopped after {beats} beats")


async def main():
    beat = asyncio.create_task(heartbeat(2), name="heartbeat")
    await asyncio.sleep(5)
    print("work is done")
    beat.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await beat


asyncio.run(main())
