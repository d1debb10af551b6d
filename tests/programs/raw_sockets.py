"""loop.sock_*: without transports."""
import asyncio
import socket


async def serve(listener, loop):
    conn, address = await loop.sock_accept(listener)
    print("accepted", address)
    with conn:
        while data := await loop.sock_recv(conn, 1024):
            await loop.sock_sendall(conn, data[::-1])


async def main():
    loop = asyncio.get_running_loop()
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setblocking(False)
    listener.bind(("127.0.0.1", 6000))
    listener.listen()
    server = asyncio.create_task(serve(listener, loop))
    with socket.socket() as client:
        client.setblocking(False)
        await loop.sock_connect(client, ("127.0.0.1", 6000))
        await loop.sock_sendall(client, b"stressed")
        print(await loop.sock_recv(client, 4))
        print(await loop.sock_recv(client, 100))
    await server
    listener.close()


asyncio.run(main())
