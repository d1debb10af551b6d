/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void never(value n)
{
    print("never printed %s", str(n));
}

static void cancels(value n)
{
    print("cancels %s", str(n));
}

ASYNC_MAIN
{
    struct handle *ready = call_soon(never, 1);
    struct handle *armed = call_later(1, never, 2);
    struct handle *later = call_later(2, cancels, 3);
    cancel_handle(ready);
    cancel_handle(ready);
    cancel_handle(armed);
    cancel_handle(armed);
    await(async_sleep(3));
    cancel_handle(later);
    return None;
}
