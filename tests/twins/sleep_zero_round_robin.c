/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child, const char *, name)
{
    for (int i = 0; i < 3; i++) {
        print("%s %d", name, i);
        await(async_sleep(0));
    }
    return None;
}

ASYNC_MAIN
{
    await(gather(child("a"), child("b"), child("c")));
    return None;
}
