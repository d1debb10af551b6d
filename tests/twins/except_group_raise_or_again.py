# SPDX-License-Identifier: MIT
# A bare raise in a part of a try with except* puts it back where it
# was, also from a try inside. To raise it by name, or to let it pass
# through another coroutine, makes it one of its own.
import asyncio


def group():
    return ExceptionGroup("group", [ValueError("1"), TypeError("2")])


async def raises_it():
    try:
        raise group()
    except* ValueError as error:
        raise error


async def raises_all_of_it():
    try:
        raise group()
    except* Exception as error:
        raise error


async def raises_it_inside():
    try:
        raise group()
    except* ValueError:
        try:
            raise
        except Exception as error:
            raise error


async def again_inside():
    try:
        raise group()
    except* ValueError:
        try:
            raise
        except* TypeError:
            print("never")
        finally:
            print("finally")


async def again_twice():
    try:
        raise group()
    except* ValueError:
        try:
            raise
        except* ValueError:
            raise
    except* TypeError:
        raise


async def again():
    raise


async def again_elsewhere():
    try:
        raise group()
    except* ValueError:
        await again()


async def again_in_a_block():
    try:
        raise group()
    except* ValueError:
        async with asyncio.Lock():
            raise


async def raises_what_is_left():
    try:
        raise group()
    except* ValueError:
        raise group()
    except* TypeError:
        raise


async def main():
    for result in await asyncio.gather(
            raises_it(), raises_all_of_it(), raises_it_inside(),
            again_inside(), again_twice(), again_elsewhere(),
            again_in_a_block(), raises_what_is_left(),
            return_exceptions=True):
        print(repr(result))


asyncio.run(main())
