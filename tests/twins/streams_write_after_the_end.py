# SPDX-License-Identifier: MIT
"""Writing to a connection that was closed: with nothing, or with something
still in the transport's buffer, when it is lost only after that was sent."""
import asyncio


async def serve(reader, writer):
    print(len(await reader.read()))
    writer.close()


async def close_and_write(size):
    reader, writer = await asyncio.open_connection("127.0.0.1", 8888)
    writer.write(b"x" * size)
    writer.close()
    writer.write(b"closing")
    await asyncio.sleep(1)
    writer.write_eof()
    writer.close()
    try:
        writer.write(b"closed")
        await writer.drain()
    except Exception as error:
        print(repr(error))
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 8888)
    await close_and_write(10)
    await close_and_write(200_000)
    server.close()


asyncio.run(main())
