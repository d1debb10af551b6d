/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child)
{
    await(async_sleep(INFINITY));
    return None;
}

ASYNC_MAIN
{
    struct task *task = create_task(child());
    await(async_sleep(200000));
    cancel(task);
    await(gather_return_exceptions(task));
    return None;
}
