# SPDX-License-Identifier: MIT
import asyncio

writers = []


async def broadcast(line, sender):
    for writer in writers:
        if writer is not sender:
            writer.write(line)
            await writer.drain()


async def serve(reader, writer):
    writers.append(writer)
    while line := await reader.readline():
        await broadcast(line, writer)
    writers.remove(writer)
    writer.close()


async def listen(name, reader):
    while line := await reader.readline():
        print(f"{name} reads {line.decode().strip()}")


async def guest(name, delay, words):
    reader, writer = await asyncio.open_connection(
        "127.0.0.1", 8888
    )
    listener = asyncio.create_task(listen(name, reader))
    await asyncio.sleep(delay)
    writer.write(f"{name}: {words}\n".encode())
    await asyncio.sleep(4 - delay)
    writer.close()
    await listener


async def main():
    server = await asyncio.start_server(
        serve, "127.0.0.1", 8888
    )
    async with server:
        await asyncio.gather(
            guest("Ann", 1, "hello"),
            guest("Bob", 2, "hi, Ann"),
            guest("Cy", 3, "and me?"),
        )


asyncio.run(main())
