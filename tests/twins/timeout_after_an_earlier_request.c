/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child)
{
    TRY {
        await(async_sleep(5));
    }
    EXCEPT (CancelledError) {
        TRY {
            ASYNC_WITH (timeout(1)) {
                await(async_sleep(5));
            }
        }
        EXCEPT (TimeoutError) {
            print("late %d", cancelling(current_task()));
        }
        RAISE;
    }
    return None;
}

ASYNC_MAIN
{
    struct task *task = create_task(child());
    await(async_sleep(1));
    cancel_with(task, "first");
    TRY {
        await(task);
    }
    EXCEPT (CancelledError) {
        print("%s", repr(caught()));
    }
    return None;
}
