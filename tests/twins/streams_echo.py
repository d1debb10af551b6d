# SPDX-License-Identifier: MIT
"""A server, a client, and the end of both."""
import asyncio


async def handle(reader, writer):
    data = await reader.read(100)
    print("received", data, writer.get_extra_info("peername"))
    writer.write(data)
    await writer.drain()
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 8888)
    async with server:
        reader, writer = await asyncio.open_connection("127.0.0.1", 8888)
        writer.write(b"Hello ")
        writer.write(b"World!")
        await writer.drain()
        print("echoed", await reader.read(100))
        print("end", await reader.read(), reader.at_eof())
        writer.close()
        print("closing", writer.is_closing())
        await writer.wait_closed()


asyncio.run(main())
