/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

DEF(work, const char *, name, double, seconds)
{
    print("%s begins", name);
    time_sleep(seconds);
    print("%s at %g", name, loop_time());
    time_sleep(seconds);
    print("%s ends", name);
    return text("%s", name);
}

ASYNC_MAIN
{
    struct future *a = run_in_executor(NULL, work("a", 0.75));
    struct future *b = run_in_executor(NULL, work("b", 0.5));
    await(async_sleep(0));
    time_sleep(3);
    value first = await(a);
    print("%s %s", str(first), str(await(b)));
    return None;
}
