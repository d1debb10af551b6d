# SPDX-License-Identifier: MIT
# A priority queue has bytes in order. Of items that have none, the
# error names the innermost two.
import asyncio


async def send_words(reader, writer):
    writer.write(b"b\nab\na\n\n")
    writer.close()


async def words_in_order():
    server = await asyncio.start_server(send_words, "127.0.0.1", 8888)
    reader, writer = await asyncio.open_connection("127.0.0.1", 8888)
    queue = asyncio.PriorityQueue()
    for _ in range(4):
        queue.put_nowait(await reader.readline())
    while not queue.empty():
        print(queue.get_nowait())
    writer.close()
    server.close()


async def try_two(first, second):
    queue = asyncio.PriorityQueue()
    queue.put_nowait(first)
    await asyncio.sleep(0)
    try:
        queue.put_nowait(second)
    except TypeError as error:
        print(repr(error))


async def main():
    await words_in_order()
    await try_two(1, "a")
    await try_two((1, "a"), (1.0, None))
    await try_two((1, [2, True]), (1, [2, {"a": 1}]))
    await try_two([1], (1,))
    await try_two((1, ValueError()), (1, KeyError()))
    await try_two((1, asyncio.get_running_loop().create_future()),
                  (1, asyncio.current_task()))
    await try_two(None, None)


asyncio.run(main())
