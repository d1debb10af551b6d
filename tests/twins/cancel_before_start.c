/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child)
{
    print("never printed");
    return None;
}

ASYNC_MAIN
{
    struct task *task = create_task(child());
    cancel(task);
    TRY {
        await(task);
    }
    EXCEPT (CancelledError) {
        print("cancelled");
    }
    return None;
}
