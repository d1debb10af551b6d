# SPDX-License-Identifier: MIT
# A body that swallows the CancelledError of its timeout leaves
# the block without TimeoutError.
import asyncio


async def body(replaces):
    async with asyncio.timeout(1) as deadline:
        try:
            await asyncio.sleep(2)
        except asyncio.CancelledError:
            print("swallowed", deadline.expired())
            if replaces:
                raise ValueError("instead")
        await asyncio.sleep(1)
        print("on it goes")
    print(deadline.expired())
    print(asyncio.current_task().cancelling())


async def main():
    await body(False)
    try:
        await body(True)
    except ValueError as error:
        print(repr(error))


asyncio.run(main())
