# SPDX-License-Identifier: MIT
"""serve_forever is cancelled; a client's task fails, others are cancelled."""
import asyncio

handles = []


async def handle(reader, writer):
    handles.append(asyncio.current_task())
    line = await reader.readline()
    print(line)
    if line == b"fail\n":
        raise RuntimeError("a bug")
    await asyncio.sleep(100)


async def client(word):
    reader, writer = await asyncio.open_connection("127.0.0.1", 8888)
    writer.write(word)
    print(word, await reader.read())
    writer.close()


async def main():
    asyncio.get_running_loop().set_exception_handler(lambda *unused: None)
    server = await asyncio.start_server(handle, "127.0.0.1", 8888)
    serving = asyncio.create_task(server.serve_forever())
    await client(b"fail\n")
    waits = asyncio.create_task(client(b"wait\n"))
    await asyncio.sleep(0.5)
    late = asyncio.create_task(client(b"late\n"))
    await asyncio.sleep(0.01)
    serving.cancel()
    await asyncio.sleep(1)
    for task in handles:
        task.cancel()
    await asyncio.gather(late, waits)
    print(await asyncio.gather(serving, return_exceptions=True))
    try:
        await server.serve_forever()
    except RuntimeError as error:
        print(repr(error))
    other = await asyncio.start_server(handle, "", 8888)
    await other.serve_forever()


asyncio.run(main())
