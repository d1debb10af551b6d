/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void last(value n)
{
    print("last %s", str(n));
}

static void adds(value n)
{
    print("adds %s", str(n));
    call_soon(last, n);
}

ASYNC_MAIN
{
    for (int i = 0; i < 3; i++)
        call_soon(adds, i);
    print("main sleeps");
    await(async_sleep(0));
    print("main again");
    await(async_sleep(0));
    return None;
}
