/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

struct kept {
    struct executor *pool;
    struct task *late;
};
#define kept GLOBALS(struct kept)

DEF(cancel_it)
{
    time_sleep(1);
    print("%s", repr(cancel(kept->late)));
    return None;
}

ASYNC(making)
{
    await(run_in_executor(kept->pool, cancel_it()));
    return None;
}

static void make(value unused)
{
    (void)unused;
    kept->late = create_task(making());
}

DEF(work)
{
    time_sleep(1);
    call_soon(make, None);
    return None;
}

ASYNC_MAIN
{
    kept->pool = executor_new(1);
    run_in_executor(NULL, work());
    await(async_sleep(0));
    return None;
}
