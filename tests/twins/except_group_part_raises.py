# SPDX-License-Identifier: MIT
# What the parts of a try with except* raise goes on once all
# of them had their turn, with what none of them handled. A bare
# raise puts its part back where it was.
import asyncio


def group():
    return ExceptionGroup("group", [
        ValueError(1), ExceptionGroup("inner", [
            ValueError(2), KeyError(3)]), OSError(4)])


async def raises():
    try:
        raise group()
    except* ValueError:
        raise RuntimeError("new")
    except* OSError as e:
        print(repr(e))


async def raises_again():
    try:
        raise group()
    except* ValueError:
        raise
    except* OSError as e:
        print(repr(e))


async def handled_but_for_its_own():
    try:
        raise group()
    except* Exception:
        await asyncio.sleep(0)
        raise RuntimeError("alone")


async def no_group():
    try:
        raise ValueError("bare")
    except* ValueError:
        raise


async def main():
    for result in await asyncio.gather(
            raises(), raises_again(),
            handled_but_for_its_own(), no_group(),
            return_exceptions=True):
        print(repr(result))


asyncio.run(main())
