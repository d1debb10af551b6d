# SPDX-License-Identifier: MIT
# Subscripts, len(), append(), remove() and strip(), also of what has
# none of them.
import asyncio


def try_item(container, key):
    try:
        print(repr(container[key]))
    except Exception as error:
        print(repr(error))


def try_set(container, key):
    try:
        container[key] = 7
        print(repr(container))
    except Exception as error:
        print(repr(error))


def try_len(x):
    try:
        print(len(x))
    except Exception as error:
        print(repr(error))


def try_list(target):
    try:
        target.append(7)
        target.remove(1)
        print(repr(target))
        target.remove(1)
    except Exception as error:
        print(repr(error))


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.current_task()
    try_item([1, 2], True)
    try_item([1, 2], -2)
    try_item([1], 5)
    try_item([1], "x")
    try_item((1,), -2)
    try_item((1,), 0.5)
    try_item("a\u00e9\u20acz", 2)
    try_item("abc", 3)
    try_item("abc", None)
    try_item(5, 0)
    try_item(None, 0)
    try_item(future, 0)
    try_item(task, 0)
    try_item(ValueError(), 0)
    try_set([1, 2], -1)
    try_set([1, 2], 2)
    try_set([1, 2], "x")
    try_set({"a": 1}, (1, "b"))
    try_set((1,), 0)
    try_set("abc", 0)
    try_set(3, 0)
    try_set(future, 0)
    try_len("a\u00e9\u20acz")
    try_len({"a": 1})
    try_len(5)
    try_len(None)
    try_list([1, 2])
    try_list((1, 2))
    try_list("abc")
    print(repr("\x1c a \u00a0b\u00a0".strip()),
          repr("\u3000\u2028\u0085".strip()))


asyncio.run(main())
