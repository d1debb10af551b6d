# SPDX-License-Identifier: MIT
# repr() and str() of numbers, strings, lists, tuples, dicts and
# exceptions, also inside each other, and inside themselves.
import asyncio


def print_task(unused):
    print(repr(asyncio.current_task()))


def print_what_is_in_itself():
    l = [1]
    d = {"l": l}
    l.append((l, d))
    d["d"] = d
    print(repr(l))
    print(repr(d))
    print(repr(l[1]))
    t = ([],)
    t[0].append(t)
    t[0].append([t, [], []])
    print(repr(t))
    print(ValueError(repr(d)))


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
    print_what_is_in_itself()
    asyncio.get_running_loop().call_soon(print_task, None)
    await asyncio.sleep(0)
    return d


asyncio.run(main())
