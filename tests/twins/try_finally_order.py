# SPDX-License-Identifier: MIT
# Except and finally parts run from the inside out, and the last
# exception raised is the one that goes on.
import asyncio


async def main():
    try:
        try:
            try:
                raise ValueError("one")
            except KeyError:
                print("never printed")
            except ValueError as error:
                print(repr(error))
                try:
                    raise TypeError("two")
                except TypeError as inner:
                    print(repr(inner))
                print("again", repr(error))
                raise
            finally:
                print("inner finally")
                await asyncio.sleep(1)
        finally:
            print("replaces")
            raise KeyError("three")
    except Exception as error:
        print(repr(error))
    try:
        raise
    except RuntimeError as error:
        print(repr(error))


asyncio.run(main())
