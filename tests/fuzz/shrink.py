# SPDX-License-Identifier: MIT
"""shrink.py -- the smallest program that still fails, found by trying."""
import copy

# What may stand for anything that can be awaited, the simplest first.
SIMPLE = [["sleep0", 0, 0], ["sleep", 1, 0]]
# Where a statement's own statements are; a try's handlers are below.
BODY = {"timeout": 3, "group": 2, "with_lock": 2, "with_semaphore": 2,
        "with_condition": 2, "with_barrier": 2, "loop": 2, "async_for": 3,
        "try": 1, "try_group": 1}
# Where an awaitable stands, and where a list of them does.
INNER = {"await": 1, "create": 2, "create_named": 2, "group_create": 3,
         "wait_for": 1, "shield": 1}
INNER_LIST = {"wait": 1, "as_completed": 1, "gather": 1, "gather_return": 1}
# Where a delay stands.
DELAY = {"timeout": 2, "sleep": 1, "block": 1, "wait_for": 2, "wait": 2,
         "as_completed": 2, "call_later": 2, "call_at": 2, "reschedule": 2}


def blocks(statements):
    """Every list of statements in a list of statements, itself first."""
    yield statements
    for node in statements:
        if node[0] in BODY:
            yield from blocks(node[BODY[node[0]]])
        if node[0] in ("try", "try_group"):
            for _, handler in node[2]:
                yield from blocks(handler)
            yield from blocks(node[3])


def awaitables(node):
    """(list, index) of each awaitable in a statement or awaitable."""
    if node[0] in INNER:
        at = INNER[node[0]]
        yield node, at
        yield from awaitables(node[at])
    if node[0] in INNER_LIST:
        inner = node[INNER_LIST[node[0]]]
        for at, each in enumerate(inner):
            yield inner, at
            yield from awaitables(each)


def nodes(program):
    """Every statement and awaitable."""
    for function in program["functions"]:
        for block in blocks(function["body"]):
            for node in block:
                yield node
                for holder, at in awaitables(node):
                    yield holder[at]


def at_each(find, change):
    """A way to shrink: change(place) at each of the places that find(program)
    gives; change returns False where there is nothing to do."""
    def candidates(program):
        for number in range(len(list(find(program)))):
            smaller = copy.deepcopy(program)
            place = list(find(smaller))[number]
            if change(place) is not False:
                yield smaller
    return candidates


def places(program):
    """(block, index) of each statement."""
    for function in program["functions"]:
        for block in blocks(function["body"]):
            for at in range(len(block)):
                yield block, at


def unwrap(place):
    """A statement's body instead of the statement."""
    block, at = place
    node = block[at]
    if node[0] not in BODY:
        return False
    block[at:at + 1] = node[BODY[node[0]]]


def unwrap_rest(place):
    """What a try's handlers and its final part have, instead of the try."""
    block, at = place
    node = block[at]
    if node[0] not in ("try", "try_group"):
        return False
    handlers = [inner for _, handler in node[2] for inner in handler]
    block[at:at + 1] = handlers + node[3]


def drop(place):
    block, at = place
    del block[at]


def clear(function):
    if not function["body"]:
        return False
    function["body"].clear()


def parts(program):
    """The handlers: (list, index)."""
    for node in nodes(program):
        # A try_group without handlers would not be one.
        if node[0] == "try" or node[0] == "try_group" and len(node[2]) > 1:
            for at in range(len(node[2])):
                yield node[2], at


def awaitable_places(program):
    for function in program["functions"]:
        for block in blocks(function["body"]):
            for node in block:
                yield from awaitables(node)


def simplify(place):
    holder, at = place
    if holder[at] in SIMPLE or holder[0] in ("create", "group_create"):
        return False
    inner = [where[index] for where, index in awaitables(holder[at])]
    holder[at] = inner[0] if inner else SIMPLE[0]


def drop_awaitable(place):
    holder, at = place
    if isinstance(holder[0], str) or len(holder) == 1:
        return False
    del holder[at]


def calm(node):
    """A shorter delay."""
    at = DELAY.get(node[0])
    if at is None or node[at] in (0, 1, None):
        return False
    node[at] = 1


WAYS = [
    at_each(lambda program: program["functions"], clear),
    at_each(places, drop),
    at_each(places, unwrap),
    at_each(places, unwrap_rest),
    at_each(parts, drop),
    at_each(awaitable_places, drop_awaitable),
    at_each(awaitable_places, simplify),
    at_each(nodes, calm),
]


def shrink(program, first_failing):
    """first_failing(programs) gives the first one that still fails, or None;
    it is asked for many at once, because that is quicker."""
    shrunk = True
    while shrunk:
        shrunk = False
        for way in WAYS:
            while (smaller := first_failing(list(way(program)))):
                program, shrunk = smaller, True
    return program
