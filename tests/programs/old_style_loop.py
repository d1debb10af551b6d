"""As before asyncio.run(): a loop of one's own."""
import asyncio


async def fetch(number):
    await asyncio.sleep(number)
    return number * number


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
tasks = [loop.create_task(fetch(n)) for n in (1, 2)]
print(loop.run_until_complete(asyncio.gather(*tasks)))
print(loop.run_until_complete(fetch(3)))
loop.close()
print("closed:", loop.is_closed())
