/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void third(value n)
{
    print("third %s", str(n));
}

static void second(value n)
{
    print("second %s", str(n));
    call_soon(third, n);
}

static void first(value n)
{
    print("first %s", str(n));
    call_soon(second, n);
}

ASYNC_MAIN
{
    call_soon(first, 1);
    return None;
}
