# SPDX-License-Identifier: MIT
# A generator runs for one task at a time. A task that was made of anext() or
# aclose() and is cancelled before its first step throws into the generator.
import asyncio


async def numbers():
    for number in range(9):
        try:
            await asyncio.sleep(1)
            yield number
        except asyncio.CancelledError:
            print("cancelled at", number)
        except GeneratorExit:
            print("asked to go at", number)
            if number == 2:
                raise StopAsyncIteration


async def ask(method, *args):
    try:
        print(await method(*args))
    except Exception as error:
        print(repr(error))


generator, other = numbers(), numbers()


async def main():
    first = asyncio.create_task(ask(anext, generator))
    second = asyncio.create_task(ask(anext, generator))
    third = asyncio.create_task(ask(generator.aclose))
    await asyncio.gather(first, second, third)
    task = asyncio.create_task(anext(generator))
    task.cancel()
    print(await task)
    await ask(generator.aclose)
    await ask(generator.aclose)
    await ask(anext, generator)
    await ask(anext, generator)
    print(await anext(other), await anext(other), await anext(other))
    task = asyncio.create_task(other.aclose())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    await ask(anext, other)


asyncio.run(main())
