/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

DEF(work, const char *, name)
{
    print("%s begins at %g", name, loop_time());
    time_sleep(1);
    print("%s ends at %g", name, loop_time());
    return None;
}

ASYNC_MAIN
{
    struct executor *executor = executor_new(1);
    struct future *a = run_in_executor(executor, work("a"));
    time_sleep(3);
    struct future *b = run_in_executor(executor, work("b"));
    await(gather(a, b));
    return None;
}
