# SPDX-License-Identifier: MIT
import asyncio


async def fan(name, delay, gate):
    await asyncio.sleep(delay)
    print(f"{name} is here")
    await gate.wait()
    print(f"{name} is in")


async def main():
    gate = asyncio.Event()
    ann = asyncio.create_task(fan("Ann", 1, gate))
    bob = asyncio.create_task(fan("Bob", 2, gate))
    cy = asyncio.create_task(fan("Cy", 4, gate))
    await asyncio.sleep(3)
    print("Gate opens")
    gate.set()
    await asyncio.gather(ann, bob, cy)


asyncio.run(main())
