# SPDX-License-Identifier: MIT
"""Lines in pieces, lines too long, two who read, and who is cancelled."""
import asyncio


async def send(reader, writer):
    writer.write(b"one li")
    await asyncio.sleep(0.02)
    writer.write(b"ne\ntwo\n\nit's \"q\" \\ \x01\xc3\xa9\tend\n")
    await asyncio.sleep(0.02)
    writer.write(b"x" * 70_000 + b"\n")
    writer.write(b"y" * 70_000)
    await writer.drain()
    writer.write(b"\nlast")
    await writer.drain()
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(send, "127.0.0.1", 8888)
    reader, writer = await asyncio.open_connection("127.0.0.1", 8888)
    first = asyncio.create_task(reader.readline())
    second = asyncio.create_task(reader.readline())
    print(await asyncio.gather(first, second, return_exceptions=True))
    for _ in range(3):
        print(await reader.readline())
    slow = asyncio.create_task(reader.readline())
    await asyncio.sleep(0)
    slow.cancel()
    await asyncio.wait([slow])
    for _ in range(6):
        try:
            line = await reader.readline()
            print(len(line), line[-5:])
        except ValueError as error:
            print(repr(error))
    print(reader.at_eof())
    writer.close()
    server.close()


asyncio.run(main())
