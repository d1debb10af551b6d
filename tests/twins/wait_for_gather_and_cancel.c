/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child, double, delay)
{
    TRY {
        await(async_sleep(delay));
    }
    FINALLY {
        print("child left");
    }
    return None;
}

ASYNC(waiter)
{
    TRY {
        await(wait_for(child(5), 2));
    }
    EXCEPT (Exception) {
        print("never printed");
    }
    return None;
}

ASYNC_MAIN
{
    TRY {
        await(
            wait_for(gather(child(5), child(1), child(4)), 2));
    }
    EXCEPT (TimeoutError) {
        print("%s", repr(caught()));
    }
    struct task *task = create_task(waiter());
    await(async_sleep(1));
    cancel_with(task, "outside");
    await(gather_return_exceptions(task));
    print("%s", str(cancelled(task)));
    return None;
}
