# SPDX-License-Identifier: MIT
import asyncio


async def slow_reader(reader, writer):
    while data := await reader.read(65536):
        print(f"the reader takes {len(data)} bytes")
        await asyncio.sleep(1)
    writer.close()


async def main():
    server = await asyncio.start_server(
        slow_reader, "127.0.0.1", 8888
    )
    async with server:
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", 8888
        )
        for number in range(1, 11):
            writer.write(b"x" * 65536)
            await writer.drain()
            print(f"block {number} is handed over")
        writer.close()
        await writer.wait_closed()
        print("all is sent")


asyncio.run(main())
