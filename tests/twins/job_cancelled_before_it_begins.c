/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

DEF(work, const char *, name)
{
    print("%s begins", name);
    time_sleep(2);
    print("%s ends", name);
    return None;
}

ASYNC_MAIN
{
    struct executor *pool = executor_new(1);
    struct future *first = run_in_executor(pool, work("first"));
    struct future *second =
        run_in_executor(pool, work("second"));
    await(async_sleep(1));
    cancel(second);
    TRY {
        await(second);
    }
    EXCEPT (CancelledError) {
        print("cancelled");
    }
    await(first);
    return None;
}
