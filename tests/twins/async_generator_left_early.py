# SPDX-License-Identifier: MIT
# Nobody has a generator any more that was left early: the loop closes it, in a
# task of its own. One that is awaited with aclose() is closed there and then.
import asyncio


async def ticker(name):
    try:
        for number in range(5):
            yield f"{name} {number}"
            await asyncio.sleep(0.1)
    finally:
        print(name, "is closing")
        await asyncio.sleep(1)
        print(name, "is closed")


async def main():
    async for word in ticker("a"):
        print(word)
        if word == "a 1":
            break
    print("left a")
    await asyncio.sleep(3)
    b = ticker("b")
    async for word in b:
        print(word)
        break
    await b.aclose()
    print([word async for word in ticker("c")])
    await anext(ticker("d"))


asyncio.run(main())
