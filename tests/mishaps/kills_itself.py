# SPDX-License-Identifier: MIT
import asyncio
import os
import signal


async def main():
    print("before")
    await asyncio.sleep(1)
    os.kill(os.getpid(), signal.SIGKILL)


asyncio.run(main())
