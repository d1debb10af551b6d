/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void completes(value future)
{
    print("%s", str((bool)!current_task()));
    set_result(future, 1);
}

ASYNC(child, struct future *, future)
{
    await(future);
    return None;
}

ASYNC_MAIN
{
    struct future *future = create_future();
    struct task *task = create_task(child(future));
    call_later(2, completes, future);
    await(async_sleep(1));
    cancel(task);
    await(async_sleep(2));
    print("%s", str(cancelled(future)));
    return None;
}
