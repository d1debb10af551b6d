# SPDX-License-Identifier: MIT
# What has not ended when main is done is closed by the loop, all at once, and
# in order of the first iteration: loop.shutdown_asyncgens.
import asyncio


async def ticker(name, delay):
    try:
        yield name
    finally:
        print(name, "is closing")
        await asyncio.sleep(delay)
        print(name, "is closed")
        if delay > 1:
            raise ValueError(name)


def complain(loop, context):
    print(repr(context["exception"]))


generators = [ticker("a", 1), ticker("b", 2), ticker("c", 0.5), ticker("d", 1)]


async def main():
    asyncio.get_running_loop().set_exception_handler(complain)
    for number in [1, 0, 2]:
        print(await anext(generators[number]))
    async for name in generators[0]:
        print(name)


asyncio.run(main())
