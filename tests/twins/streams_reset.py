# SPDX-License-Identifier: MIT
"""Closing with data unread, and writing to who has closed."""
import asyncio


async def rude(reader, writer):
    print(await reader.readexactly(2))
    writer.close()
    await writer.wait_closed()
    print("closed")


async def main():
    server = await asyncio.start_server(rude, "127.0.0.1", 8888)
    reader, writer = await asyncio.open_connection("127.0.0.1", 8888)
    writer.write(b"one")
    await asyncio.sleep(0.005)
    writer.write(b"two")
    for _ in range(3):
        try:
            print(await reader.read(10))
        except ConnectionResetError as error:
            print(repr(error))
    try:
        writer.write(b"three")
        await writer.drain()
    except ConnectionResetError as error:
        print("drain", repr(error))
    writer.close()
    try:
        await writer.wait_closed()
    except ConnectionResetError as error:
        print("closed", repr(error))

    reader, writer = await asyncio.open_connection("127.0.0.1", 8888)
    writer.write(b"12")
    print(await reader.read())
    writer.write(b"too late")
    await asyncio.sleep(1)
    try:
        writer.write(b"three")
        await writer.drain()
    except ConnectionError as error:
        print(repr(error))
    writer.close()
    reader, writer = await asyncio.open_connection("127.0.0.1", 8888)
    writer.write(b"1")
    writer.write_eof()
    try:
        writer.write(b"2")
    except RuntimeError as error:
        print(repr(error))
    print(await reader.read())
    writer.close()
    server.close()


asyncio.run(main())
