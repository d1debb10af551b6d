/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static struct handle *other;

static void cancels(value n)
{
    print("%s", str(n));
    cancel_handle(other);
}

static void never(value n)
{
    print("never printed %s", str(n));
}

ASYNC_MAIN
{
    call_later(1, cancels, "cancels");
    other = call_later(1, never, 1);
    await(async_sleep(2));
    return None;
}
