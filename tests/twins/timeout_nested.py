# SPDX-License-Identifier: MIT
# Of two nested timeouts only the one that expired raises,
# whichever it is.
import asyncio


async def body(outer, inner):
    try:
        async with asyncio.timeout(outer):
            try:
                async with asyncio.timeout(inner):
                    await asyncio.sleep(5)
            except TimeoutError:
                print("inner")
                await asyncio.sleep(0.25)
    except TimeoutError:
        print("outer")


async def main():
    await body(2, 1)
    await body(1, 2)
    await body(1, 1)
    print(asyncio.current_task().cancelling())


asyncio.run(main())
