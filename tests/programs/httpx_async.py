"""httpx's AsyncClient."""
import asyncio

import httpx


async def main():
    async with httpx.AsyncClient(base_url="https://httpbin.org") as client:
        answers = await asyncio.gather(client.get("/delay/1"),
                                       client.get("/delay/2"))
        print([answer.status_code for answer in answers])
        try:
            await client.get("/delay/6")
        except httpx.ReadTimeout as error:
            print("timed out:", error.request.url)
        response = await client.get("/status/404")
        try:
            response.raise_for_status()
        except httpx.HTTPStatusError as error:
            print(str(error).splitlines()[0])
        response = await client.post("/post", json=[1, 2])
        print(response.json()["json"], response.is_success)


asyncio.run(main())
