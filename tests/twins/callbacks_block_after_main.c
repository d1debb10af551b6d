/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void prints(value n)
{
    print("%s %s", str(n), str(loop_time()));
}

static void second(value n)
{
    call_soon(prints, n);
    time_sleep(2);
    call_later(0, prints, "later");
    raise(ValueError("not told"));
}

static void first(value n)
{
    call_soon(second, n);
    call_later(1, prints, "timer");
    call_later(9, prints, "never printed");
}

ASYNC_MAIN
{
    call_soon(first, "soon");
    return None;
}
