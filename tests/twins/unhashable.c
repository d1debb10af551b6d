/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void try_key(value key)
{
    TRY {
        print("%s", repr(dict(key, 1)));
    }
    EXCEPT (TypeError) {
        print("%s", repr(caught()));
    }
    TRY {
        item(dict("a", 1), key);
    }
    EXCEPT (Exception) {
        print("%s", repr(caught()));
    }
    TRY {
        gather(key);
    }
    EXCEPT (TypeError) {
        print("%s", repr(caught()));
    }
}

ASYNC_MAIN
{
    try_key(VALUE(2));
    try_key(dict("b", 2));
    try_key(tuple(1, tuple("b", list(2))));
    return None;
}
