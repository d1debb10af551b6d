/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(body)
{
    TRY {
        ASYNC_WITH (timeout(1)) {
            await(async_sleep(5));
        }
    }
    EXCEPT (TimeoutError) {
        print("never printed");
    }
    EXCEPT (CancelledError) {
        print("%s %d", repr(caught()),
              cancelling(current_task()));
        RAISE;
    }
    return None;
}

static void cancels(value task)
{
    cancel_with(task, "by the timer");
}

ASYNC_MAIN
{
    struct task *a = create_task(body());
    await(async_sleep(0));
    call_at(1, cancels, a);
    await(gather_return_exceptions(a));
    call_at(2, cancels, create_task(body()));
    await(async_sleep(2));
    return None;
}
