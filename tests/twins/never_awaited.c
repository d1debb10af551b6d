/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(forgotten)
{
    return None;
}

ASYNC(cancelled_one)
{
    return None;
}

ASYNC_MAIN
{
    forgotten();
    struct task *task = create_task(cancelled_one());
    cancel(task);
    async_sleep(1);
    await(async_sleep(0));
    forgotten();
    print("main ends");
    return None;
}
