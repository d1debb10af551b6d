# SPDX-License-Identifier: MIT
# repr() and str() of numbers, strings, lists, tuples, dicts and
# exceptions, also inside each other.
import asyncio


async def main():
    print(repr([1, -2.0, 1e16, 1.5e-7, 0.1, True]))
    print(repr(["it's", "\"", "'\"", "a\\b\n"]))
    print(repr("text"), str("text"))
    print(repr((1, ("one",), None)))
    d = {"a": 1, 2: [0.5, []]}
    d["b"] = {"c": None}
    d["a"] = False
    print(repr(d), len(d))
    print(repr(d[2][-2]))
    print(repr(ValueError()))
    print(repr([OSError("disk"), KeyError("k")]))
    print(str(KeyError("k")), str(ValueError("it's")))
    try:
        d["none"]
    except KeyError as error:
        print(repr(error))
    try:
        [1][1]
    except IndexError as error:
        print(repr(error))
    return d


asyncio.run(main())
