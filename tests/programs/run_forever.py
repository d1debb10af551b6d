"""Callbacks only: call_soon, call_later, stop."""
import asyncio


def tick(loop, left):
    print("tick", left)
    if left:
        loop.call_later(1, tick, loop, left - 1)
    else:
        loop.stop()


loop = asyncio.new_event_loop()
loop.call_soon(tick, loop, 2)
try:
    loop.run_forever()
finally:
    loop.close()
