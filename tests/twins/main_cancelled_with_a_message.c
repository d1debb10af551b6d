/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child, struct task *, main_task)
{
    TRY {
        await(async_sleep(5));
    }
    FINALLY {
        TRY {
            result(main_task);
        }
        EXCEPT (CancelledError) {
            print("%s", repr(caught()));
        }
    }
    return None;
}

ASYNC_MAIN
{
    struct task *task = current_task();
    create_task(child(task));
    await(async_sleep(0));
    cancel_with(task, "enough");
    await(async_sleep(1));
    return None;
}
