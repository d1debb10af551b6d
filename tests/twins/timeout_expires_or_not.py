# SPDX-License-Identifier: MIT
# A timeout that expires turns the CancelledError into
# TimeoutError; one that does not disarms its timer.
import asyncio


async def main():
    deadline = asyncio.timeout(1)
    try:
        async with deadline:
            try:
                await asyncio.sleep(2)
            except asyncio.CancelledError as error:
                print(repr(error))
                raise
    except TimeoutError as error:
        print(repr(error))
    print(deadline.expired())
    deadline = asyncio.timeout(5)
    async with deadline:
        await asyncio.sleep(2)
    loop = asyncio.get_running_loop()
    print(deadline.expired(), loop.time())
    print(asyncio.current_task().cancelling())


asyncio.run(main())
