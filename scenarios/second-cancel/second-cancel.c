/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(worker)
{
    TRY {
        await(async_sleep(10));
    }
    FINALLY {
        print("cleaning up");
        await(async_sleep(3));
        print("cleaned up");
    }
    return None;
}

ASYNC_MAIN
{
    struct task *task = create_task(worker());
    await(async_sleep(1));
    cancel(task);
    await(async_sleep(1));
    print("impatient");
    cancel(task);
    TRY {
        await(task);
    }
    EXCEPT (CancelledError) {
        print("not cleaned up");
    }
    return None;
}
