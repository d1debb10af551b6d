"""A crawler: workers, a queue, and what was seen already."""
import asyncio
import re

import aiohttp


class Crawler:
    def __init__(self, session):
        self.session = session
        self.queue = asyncio.Queue()
        self.seen = set()

    def add(self, url):
        if url not in self.seen:
            self.seen.add(url)
            self.queue.put_nowait(url)

    async def worker(self, name):
        while True:
            url = await self.queue.get()
            try:
                async with self.session.get(url) as response:
                    html = await response.text()
                print(f"{name} {response.status} {url}")
                for link in re.findall(r'href="(/[^"]*)"', html):
                    self.add("https://site.example" + link)
            finally:
                self.queue.task_done()


async def main():
    async with aiohttp.ClientSession() as session:
        crawler = Crawler(session)
        crawler.add("https://site.example/")
        workers = [asyncio.create_task(crawler.worker(f"w{n}"))
                   for n in (1, 2)]
        await crawler.queue.join()
        for task in workers:
            task.cancel()
        print(len(crawler.seen), "pages")


asyncio.run(main())
