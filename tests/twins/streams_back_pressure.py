# SPDX-License-Identifier: MIT
"""drain() waits when the other side reads slowly."""
import asyncio


async def slow_reader(reader, writer):
    await asyncio.sleep(5)
    total = 0
    while data := await reader.read(65536):
        total += len(data)
    writer.write(str(total).encode())
    writer.close()


async def main():
    server = await asyncio.start_server(slow_reader, "127.0.0.1", 8888)
    reader, writer = await asyncio.open_connection("127.0.0.1", 8888)
    for number in range(4):
        writer.write(b"x" * 100_000)
        await writer.drain()
        print(f"sent block {number}")
    writer.write(b"y" * 70_000)
    for number in range(2000):
        writer.write(b"z" * 20)
    drains = [asyncio.create_task(writer.drain()) for _ in range(2)]
    writer.write_eof()
    print("the reader got", await reader.read())
    await asyncio.gather(*drains)
    writer.close()
    server.close()
    await server.wait_closed()


asyncio.run(main())
