"""The same with protocols instead of streams."""
import asyncio


class EchoServer(asyncio.Protocol):
    def connection_made(self, transport):
        print("connection from", transport.get_extra_info("peername"))
        self.transport = transport

    def data_received(self, data):
        print(f"server got {data.decode()!r}")
        self.transport.write(data)
        self.transport.close()


class EchoClient(asyncio.Protocol):
    def __init__(self, message, on_lost):
        self.message, self.on_lost = message, on_lost

    def connection_made(self, transport):
        transport.write(self.message.encode())

    def data_received(self, data):
        print(f"client got {data.decode()!r}")

    def connection_lost(self, exc):
        print("server closed the connection")
        self.on_lost.set_result(True)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(EchoServer, "127.0.0.1", 8888)
    on_lost = loop.create_future()
    transport, protocol = await loop.create_connection(
        lambda: EchoClient("ping", on_lost), "127.0.0.1", 8888)
    try:
        await on_lost
    finally:
        transport.close()
        server.close()


asyncio.run(main())
