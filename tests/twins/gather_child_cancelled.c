/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child, double, delay)
{
    await(async_sleep(delay));
    print("child ends");
    return None;
}

ASYNC_MAIN
{
    struct task *a = create_task(child(2));
    struct task *b = create_task(child(3));
    struct future *both = gather(a, b);
    await(async_sleep(1));
    cancel_with(a, "you only");
    TRY {
        await(both);
    }
    EXCEPT (CancelledError) {
        print("%s", repr(caught()));
    }
    print("%s %s", str(cancelled(both)), str(cancel(both)));
    print("%d", cancelling(current_task()));
    await(b);
    return None;
}
