# SPDX-License-Identifier: MIT
# What has no hash is no key, and nothing for gather().
import asyncio


def try_key(key):
    try:
        print(repr({key: 1}))
    except TypeError as error:
        print(repr(error))
    try:
        {"a": 1}[key]
    except Exception as error:
        print(repr(error))
    try:
        asyncio.gather(key)
    except TypeError as error:
        print(repr(error))


async def main():
    try_key(2)
    try_key({"b": 2})
    try_key((1, ("b", [2])))


asyncio.run(main())
