"""A server that hangs up on who says nothing."""
import asyncio


async def handle(reader, writer):
    try:
        line = await asyncio.wait_for(reader.readline(), timeout=2)
        print("got", line)
    except asyncio.TimeoutError:
        print("too slow")
        writer.write(b"bye\n")
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 7000)
    reader, writer = await asyncio.open_connection("127.0.0.1", 7000)
    print("the client hears", await reader.readline())
    print("and then", await reader.readline())
    writer.close()
    server.close()
    await server.wait_closed()


asyncio.run(main())
