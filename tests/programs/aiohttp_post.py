"""JSON, forms and queries."""
import asyncio

import aiohttp


async def main():
    async with aiohttp.ClientSession() as session:
        async with session.post("https://httpbin.org/post",
                                json={"name": "Ada"}) as response:
            print((await response.json())["json"])
        async with session.put("https://httpbin.org/put",
                               data={"a": "1", "b": "2"}) as response:
            print((await response.json())["form"])
        async with session.get("https://httpbin.org/get",
                               params={"q": "cats", "page": 2}) as response:
            print(response.url, (await response.json())["args"])
        async with session.post("https://jsonplaceholder.typicode.com/posts",
                                json={"title": "new"}) as response:
            print(response.status, await response.json())
        async with session.delete(
                "https://jsonplaceholder.typicode.com/posts/1") as response:
            print(response.status)


asyncio.run(main())
