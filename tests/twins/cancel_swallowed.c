/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(stubborn)
{
    TRY {
        await(async_sleep(10));
    }
    EXCEPT (CancelledError) {
        print("no");
    }
    await(async_sleep(1));
    return text("finished");
}

ASYNC_MAIN
{
    struct task *task = create_task(stubborn());
    await(async_sleep(1));
    cancel(task);
    value v = await(task);
    print("%s %s %d", str(v), str(cancelled(task)),
          cancelling(task));
    print("%s", str(cancel(task)));
    return None;
}
