/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(work, const char *, name)
{
    for (int part = 1; part < 4; part++) {
        print("%s %d", name, part);
        time_sleep(1); /* computes */
        await(async_sleep(0));
    }
    print("%s done", name);
    return None;
}

ASYNC_MAIN
{
    await(gather(work("A"), work("B"), work("C")));
    return None;
}
