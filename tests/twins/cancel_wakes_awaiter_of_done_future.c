/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child, struct future *, future)
{
    TRY {
        value v = await(future);
        print("result %s", repr(v));
    }
    EXCEPT (CancelledError) {
        print("cancelled");
        RAISE;
    }
    return None;
}

ASYNC_MAIN
{
    struct future *future = create_future();
    struct task *task = create_task(child(future));
    await(async_sleep(0));
    set_result(future, 1);
    cancel(task);
    value results = await(gather_return_exceptions(task));
    print("%s", repr(results));
    return None;
}
