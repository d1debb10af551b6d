# SPDX-License-Identifier: MIT
"""The program's own exception handler: callbacks, streams, the end of run."""
import asyncio


def on_error(loop, context):
    print("told", repr(context.get("exception")), len(context) > 1)
    if context["message"] in ("odd", "worse"):
        print(context["message"])
    if context["message"] == "worse":
        raise RuntimeError("in the handler")


def fail(word):
    print("fails", word)
    raise ValueError(word)


def done_fails(future):
    fail("done")


async def stubborn():
    try:
        await asyncio.sleep(10)
    finally:
        raise KeyError("left over")


async def serve(reader, writer):
    raise OSError("no")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(fail, "before")
    await asyncio.sleep(0)
    loop.set_exception_handler(on_error)
    loop.call_soon(fail, "one")
    loop.call_later(0.5, fail, "later")
    future = loop.create_future()
    future.add_done_callback(done_fails)
    future.set_result(1)
    loop.call_exception_handler({"message": "odd"})
    loop.call_exception_handler({"message": "worse",
                                 "exception": ValueError("given")})
    await asyncio.sleep(1)
    server = await asyncio.start_server(serve, "127.0.0.1", 8888)
    reader, writer = await asyncio.open_connection("127.0.0.1", 8888)
    print(await reader.read())
    writer.close()
    server.close()
    tasks = [asyncio.create_task(stubborn()) for _ in range(2)]
    await asyncio.sleep(0)
    loop.set_exception_handler(None)
    loop.call_soon(fail, "unheard")
    await asyncio.sleep(0)
    loop.set_exception_handler(on_error)
    print(len(tasks))


asyncio.run(main())
