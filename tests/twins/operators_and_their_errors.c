/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void try_item(value container, value key)
{
    TRY {
        print("%s", repr(item(container, key)));
    }
    EXCEPT (Exception) {
        print("%s", repr(caught()));
    }
}

static void try_set(value container, value key)
{
    TRY {
        set_item(container, key, 7);
        print("%s", repr(container));
    }
    EXCEPT (Exception) {
        print("%s", repr(caught()));
    }
}

static void try_len(value x)
{
    TRY {
        print("%d", (int)len(x));
    }
    EXCEPT (Exception) {
        print("%s", repr(caught()));
    }
}

static void try_list(value target)
{
    TRY {
        append(target, 7);
        list_remove(target, 1);
        print("%s", repr(target));
        list_remove(target, 1);
    }
    EXCEPT (Exception) {
        print("%s", repr(caught()));
    }
}

ASYNC_MAIN
{
    value future = VALUE(create_future());
    value task = VALUE(current_task());
    try_item(list(1, 2), True);
    try_item(list(1, 2), VALUE(-2));
    try_item(list(1), VALUE(5));
    try_item(list(1), VALUE("x"));
    try_item(tuple(1), VALUE(-2));
    try_item(tuple(1), VALUE(0.5));
    try_item(VALUE("a\u00e9\u20acz"), VALUE(2));
    try_item(VALUE("abc"), VALUE(3));
    try_item(VALUE("abc"), None);
    try_item(VALUE(5), VALUE(0));
    try_item(None, VALUE(0));
    try_item(future, VALUE(0));
    try_item(task, VALUE(0));
    try_item(VALUE(ValueError()), VALUE(0));
    try_set(list(1, 2), VALUE(-1));
    try_set(list(1, 2), VALUE(2));
    try_set(list(1, 2), VALUE("x"));
    try_set(dict("a", 1), tuple(1, "b"));
    try_set(tuple(1), VALUE(0));
    try_set(VALUE("abc"), VALUE(0));
    try_set(VALUE(3), VALUE(0));
    try_set(future, VALUE(0));
    try_len(VALUE("a\u00e9\u20acz"));
    try_len(dict("a", 1));
    try_len(VALUE(5));
    try_len(None);
    try_list(list(1, 2));
    try_list(tuple(1, 2));
    try_list(VALUE("abc"));
    print("%s %s", repr(strip("\x1c a \u00a0b\u00a0")),
          repr(strip("\u3000\u2028\xc2\x85")));
    return None;
}
