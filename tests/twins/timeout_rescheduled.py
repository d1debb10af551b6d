# SPDX-License-Identifier: MIT
# reschedule() moves the deadline, also to none; not before the
# block and not after it.
import asyncio


async def main():
    deadline = asyncio.timeout(1)
    try:
        deadline.reschedule(3)
    except RuntimeError as error:
        print(repr(error))
    try:
        async with deadline:
            deadline.reschedule(2.5)
            await asyncio.sleep(2)
            deadline.reschedule(None)
            await asyncio.sleep(2)
            deadline.reschedule(3)
            print("already past")
            await asyncio.sleep(2)
    except TimeoutError:
        print(asyncio.get_running_loop().time())
    try:
        deadline.reschedule(9)
    except RuntimeError as error:
        print(repr(error))


asyncio.run(main())
