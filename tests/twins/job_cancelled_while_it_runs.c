/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

DEF(work)
{
    print("begin");
    time_sleep(2);
    print("end");
    return None;
}

ASYNC_MAIN
{
    struct task *task = create_task(to_thread(work()));
    await(async_sleep(1));
    cancel(task);
    TRY {
        await(task);
    }
    EXCEPT (CancelledError) {
        print("cancelled");
    }
    await(async_sleep(2));
    return None;
}
