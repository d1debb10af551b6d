# SPDX-License-Identifier: MIT
import asyncio


class Shop:
    rolls = 0


async def buyer(name, wish, shop, baked):
    async with baked:
        while shop.rolls < wish:
            print(f"{name} sees {shop.rolls}")
            await baked.wait()
        shop.rolls -= wish
        print(f"{name} takes {wish}")


async def main():
    shop = Shop()
    baked = asyncio.Condition()
    both = asyncio.gather(
        buyer("Ann", 2, shop, baked),
        buyer("Bob", 1, shop, baked),
    )
    for _ in range(3):
        await asyncio.sleep(1)
        async with baked:
            shop.rolls += 1
            baked.notify_all()
    await both


asyncio.run(main())
