/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child, struct future *, future)
{
    TRY {
        await(future);
    }
    FINALLY {
        print("never printed");
    }
    return None;
}

ASYNC_MAIN
{
    struct future *future = create_future();
    struct task *task = create_task(child(future));
    child(future);
    await(async_sleep(1));
    await(gather(task));
    return None;
}
