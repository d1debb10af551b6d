/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(a)
{
    print("A started");
    await(async_sleep(2));
    print("A finished");
    return text("A");
}

ASYNC(b)
{
    print("B started");
    await(async_sleep(1));
    print("B finished");
    return text("B");
}

ASYNC(c)
{
    print("C started");
    await(async_sleep(3));
    print("C finished");
    return text("C");
}

ASYNC_MAIN
{
    value results = await(gather(a(), b(), c()));
    print("%s", repr(results));
    return None;
}
