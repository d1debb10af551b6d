/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(inner)
{
    TRY {
        await(async_sleep(5));
    }
    FINALLY {
        print("inner %d", cancelling(current_task()));
        await(async_sleep(1));
    }
    return None;
}

ASYNC(outer, struct task *, task)
{
    TRY {
        await(task);
    }
    FINALLY {
        print("outer %d", cancelling(current_task()));
    }
    return None;
}

ASYNC_MAIN
{
    struct task *task = create_task(inner());
    create_task(outer(task));
    create_task(outer(task));
    await(async_sleep(1));
    return None;
}
