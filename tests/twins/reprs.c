/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void print_task(value unused)
{
    (void)unused;
    print("%s", repr(current_task()));
}

static void print_what_is_in_itself(void)
{
    value l = list(1);
    value d = dict("l", l);
    append(l, tuple(l, d));
    set_item(d, "d", d);
    print("%s", repr(l));
    print("%s", repr(d));
    print("%s", repr(item(l, 1)));
    value t = tuple(empty_list());
    append(item(t, 0), t);
    append(item(t, 0), list(t, empty_list(), empty_list()));
    print("%s", repr(t));
    print("%s", str(ValueError("%s", repr(d))));
}

ASYNC_MAIN
{
    print("%s", repr(list(1, -2.0, 1e16, 1.5e-7, 0.1, True)));
    print("%s", repr(list("it's", "\"", "'\"", "a\\b\n")));
    print("%s %s", repr("text"), str("text"));
    print("%s", repr(tuple(1, tuple("one"), None)));
    value d = dict("a", 1, 2, list(0.5, empty_list()));
    set_item(d, "b", dict("c", None));
    set_item(d, "a", False);
    print("%s %d", repr(d), (int)len(d));
    print("%s", repr(item(item(d, 2), -2)));
    print("%s", repr(ValueError()));
    print("%s", repr(list(OSError("disk"), KeyError("k"))));
    print("%s %s", str(KeyError("k")), str(ValueError("it's")));
    TRY {
        item(d, "none");
    }
    EXCEPT (KeyError) {
        print("%s", repr(caught()));
    }
    TRY {
        item(list(1), 1);
    }
    EXCEPT (IndexError) {
        print("%s", repr(caught()));
    }
    print_what_is_in_itself();
    call_soon(print_task, None);
    await(async_sleep(0));
    return d;
}
