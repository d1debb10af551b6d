# SPDX-License-Identifier: MIT
# Items without an order are refused when they have to be compared, and the
# queue is left as the comparison found it.
import asyncio


def put(queue, item):
    try:
        queue.put_nowait(item)
    except TypeError as error:
        print(item, error)


async def main():
    queue = asyncio.PriorityQueue()
    for number in range(3):
        put(queue, (1, {"job": number}))
    print(queue.qsize())
    try:
        queue.get_nowait()
    except TypeError as error:
        print(error)
    print(queue.qsize())
    letters = asyncio.PriorityQueue()
    for item in ((1, "a"), (2, "b"), (3, "c"), (1, 5)):
        put(letters, item)
    while not letters.empty():
        try:
            print(letters.get_nowait())
        except TypeError as error:
            print(error)


asyncio.run(main())
