"""The standard library's urlopen, in threads."""
import asyncio
import urllib.error
import urllib.request


def fetch(url):
    with urllib.request.urlopen(url, timeout=5) as response:
        return response.status, len(response.read()) > 0


async def main():
    loop = asyncio.get_running_loop()
    urls = ["https://example.com/delay/2", "https://example.com/a"]
    print(await asyncio.gather(*(loop.run_in_executor(None, fetch, url)
                                 for url in urls)))


asyncio.run(main())
try:
    urllib.request.urlopen("https://example.com/status/410")
except urllib.error.HTTPError as error:
    print(error)
try:
    urllib.request.urlopen("https://example.com/delay/3", timeout=0.5)
except urllib.error.URLError as error:
    print(error)
