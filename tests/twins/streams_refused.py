# SPDX-License-Identifier: MIT
"""Names, an address in use, nobody who listens, and who gives up connecting."""
import asyncio


async def handle(reader, writer):
    print(writer.get_extra_info("peername"))
    while line := await reader.readline():
        print(line)
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(handle, "localhost", 8888)
    try:
        await asyncio.start_server(handle, "127.0.0.1", 8888)
    except OSError as error:
        print(repr(error), str(error))
    for host in ("example.com", "example.org", "example.com", "127.0.0.1"):
        try:
            await asyncio.open_connection(host, 80)
        except ConnectionRefusedError as error:
            print(repr(error))
    try:
        await asyncio.wait_for(
            asyncio.open_connection("localhost", 8888), 0.005)
    except TimeoutError:
        print("too slow")
    async with server:
        reader, writer = await asyncio.open_connection("localhost", 8888)
        print(writer.get_extra_info("peername"))
        writer.write(b"hello\n")
        writer.write(b"world\nand more")
        writer.close()
    print("out")


asyncio.run(main())
