/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(sleeper)
{
    await(async_sleep(5));
    return None;
}

ASYNC(child, struct task *, task)
{
    cancel_with(current_task(), "both");
    TRY {
        await(task);
    }
    EXCEPT (CancelledError) {
        print("%s", repr(caught()));
    }
    print("%s %d", str(cancelled(task)), cancelling(task));
    return None;
}

ASYNC_MAIN
{
    struct task *first = create_task(sleeper());
    await(async_sleep(1));
    await(create_task(child(first)));
    return None;
}
