# SPDX-License-Identifier: MIT
# What an exception group is made of, its text, and what split() gives.
# It keeps the exceptions it was made with; its repr shows the list.
import asyncio


def try_group(exceptions):
    try:
        print(repr(BaseExceptionGroup("group", exceptions)))
    except Exception as error:
        print(repr(error))


def split(group, cls):
    match, rest = group.split(cls)
    print(repr(match), "/", repr(rest))


async def main():
    try_group(None)
    try_group({1: 2})
    try_group([])
    try_group("no")
    try_group([ValueError("1"), 2])
    try_group((ValueError("1"), asyncio.CancelledError()))
    errors = [ValueError("1")]
    group = BaseExceptionGroup("group", errors)
    errors.append(KeyError("2"))
    print(repr(group), repr(group.exceptions))
    print(group)
    split(group, ValueError)
    split(group, ExceptionGroup)
    group = BaseExceptionGroup("outer", [OSError("3"), group])
    split(group, ValueError)
    split(group, KeyError)
    split(group, BaseException)
    print(group, "/", ValueError(group))
    try:
        raise group
    except* ValueError as error:
        print(error)
    except* OSError as error:
        print(error)
    return group


asyncio.run(main())
