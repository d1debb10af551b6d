"""A chat server without a client: the world brings the clients."""
import asyncio


class ChatServer:
    def __init__(self):
        self.clients = {}

    async def handle(self, reader, writer):
        writer.write(b"name? ")
        name = (await reader.readline()).decode().strip()
        self.clients[name] = writer
        print(f"{name} joined")
        self.say(f"{name} joined\n")
        while line := await reader.readline():
            text = line.decode().strip()
            print(f"{name}: {text}")
            self.say(f"{name}: {text}\n")
        del self.clients[name]
        print(f"{name} left")
        writer.close()

    def say(self, text):
        for writer in self.clients.values():
            writer.write(text.encode())


async def main():
    chat = ChatServer()
    server = await asyncio.start_server(chat.handle, "127.0.0.1", 8888)
    print("listening")
    async with server:
        await server.serve_forever()


asyncio.run(main())
