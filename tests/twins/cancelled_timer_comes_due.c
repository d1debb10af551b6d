/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void due(value n)
{
    print("%s", str(n));
}

ASYNC_MAIN
{
    call_later(1, due, "live");
    struct handle *a = call_later(1, due, "never printed");
    struct handle *b = call_later(2, due, "never printed");
    call_later(2, due, "live too");
    cancel_handle(a);
    cancel_handle(b);
    await(async_sleep(3));
    return None;
}
