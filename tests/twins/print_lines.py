# SPDX-License-Identifier: MIT
# One print of several lines is several; control characters are
# shown as numbers.
import asyncio


async def main():
    print("one\ntwo\n\nfour")
    print("")
    print("ends with a newline\n")
    print("tab\tbell\acr\r.")
    print("\u00e9t\u00e9 \u2192 \U0001f600")
    print("%5.2f|%-4d|%s" % (2.0 / 3.0, 7, "x"))


asyncio.run(main())
