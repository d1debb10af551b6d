/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(stubborn)
{
    TRY {
        await(async_sleep(10));
    }
    EXCEPT (CancelledError) {
        print("I go on");
    }
    await(async_sleep(2));
    return text("finished");
}

ASYNC_MAIN
{
    struct task *task = create_task(stubborn());
    await(async_sleep(1));
    cancel(task);
    print("%s", str(await(task)));
    print("cancelled: %s", str(cancelled(task)));
    print("requests: %d", cancelling(task));
    return None;
}
