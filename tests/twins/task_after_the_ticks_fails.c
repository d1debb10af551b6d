/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(late)
{
    raise(ValueError("late"));
    return None;
}

static void make(value unused)
{
    (void)unused;
    create_task(late());
}

static void later(value unused)
{
    (void)unused;
    call_soon(make, None);
}

ASYNC_MAIN
{
    call_soon(later, None);
    return None;
}
