# SPDX-License-Identifier: MIT
# put_nowait, get_nowait and task_done raise where they cannot
# do what they are asked.
import asyncio


async def main():
    queue = asyncio.Queue(1)
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    queue.put_nowait(1)
    try:
        queue.put_nowait(2)
    except asyncio.QueueFull as error:
        print(repr(error))
    queue.task_done()
    try:
        queue.task_done()
    except ValueError as error:
        print(repr(error))
    await queue.join()
    print(queue.qsize())


asyncio.run(main())
