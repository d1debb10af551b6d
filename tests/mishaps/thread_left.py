# SPDX-License-Identifier: MIT
import asyncio
import threading
import time


def work():
    time.sleep(3600)
    print("the thread is done")


async def main():
    threading.Thread(target=work).start()
    await asyncio.sleep(1)
    print("main is done")


asyncio.run(main())
