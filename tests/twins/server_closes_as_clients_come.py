# SPDX-License-Identifier: MIT
"""Connections under way, accepted, and half made while the server closes."""
import asyncio


async def handle(reader, writer):
    print("never")


async def client(delay):
    await asyncio.sleep(delay)
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", 8888)
        writer.write(b"hello")
        print(delay, await reader.read())
        writer.close()
    except ConnectionError as error:
        print(delay, repr(error))


async def main():
    loop = asyncio.get_running_loop()
    server = await asyncio.start_server(handle, "127.0.0.1", 8888)
    loop.call_later(0.01, server.close)
    await asyncio.gather(client(0), client(0), client(0.005), client(0.02))


asyncio.run(main())
