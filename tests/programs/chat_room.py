"""A chat server and three guests in one program."""
import asyncio

writers = {}


async def broadcast(text, sender=None):
    for name, writer in writers.items():
        if name != sender:
            writer.write(f"{text}\n".encode())
            await writer.drain()


async def serve(reader, writer):
    name = (await reader.readline()).decode().strip()
    writers[name] = writer
    await broadcast(f"* {name} joined", sender=name)
    while line := await reader.readline():
        await broadcast(f"{name}: {line.decode().strip()}", sender=name)
    del writers[name]
    await broadcast(f"* {name} left")
    writer.close()


async def listen(name, reader):
    while line := await reader.readline():
        print(f"[{name}] {line.decode().strip()}")


async def guest(name, delay, words):
    await asyncio.sleep(delay)
    reader, writer = await asyncio.open_connection("localhost", 8888)
    listener = asyncio.create_task(listen(name, reader))
    writer.write(f"{name}\n".encode())
    await asyncio.sleep(1)
    writer.write(f"{words}\n".encode())
    await asyncio.sleep(2 - delay)
    writer.close()
    await listener


async def main():
    server = await asyncio.start_server(serve, "localhost", 8888)
    async with server:
        await asyncio.gather(guest("ann", 0, "hi all"),
                             guest("bob", 0.5, "hello ann"))


asyncio.run(main())
