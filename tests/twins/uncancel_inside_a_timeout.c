/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(body, int, times)
{
    TRY {
        ASYNC_WITH (timeout(1)) {
            TRY {
                await(async_sleep(5));
            }
            EXCEPT (CancelledError) {
                for (int i = 0; i < times; i++)
                    print("%d", uncancel(current_task()));
                RAISE;
            }
        }
    }
    EXCEPT (TimeoutError) {
        print("late");
    }
    print("%d", cancelling(current_task()));
    return None;
}

ASYNC_MAIN
{
    await(body(0));
    await(body(1));
    struct task *task = create_task(body(1));
    cancel(task);
    uncancel(task);
    await(task);
    return None;
}
