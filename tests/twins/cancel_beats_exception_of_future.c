/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child, struct future *, future)
{
    TRY {
        await(future);
    }
    EXCEPT (BaseException) {
        print("%s", repr(caught()));
        RAISE;
    }
    return None;
}

ASYNC_MAIN
{
    struct future *future = create_future();
    struct task *task = create_task(child(future));
    await(async_sleep(0));
    set_exception(future, ValueError("bad"));
    cancel_with(task, "later");
    await(gather_return_exceptions(task));
    print("%s", repr(exception(future)));
    return None;
}
