/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(fresh, int, n)
{
    for (int i = 0; i < 9; i++) {
        print("%d: %d", n, i);
        if (i == 1)
            create_task(fresh(n + 1));
        await(async_sleep(0));
    }
    return None;
}

static void makes(value task)
{
    print("%s", str(cancelled(task)));
    create_task(fresh(1));
}

ASYNC(child)
{
    await(async_sleep(5));
    return None;
}

ASYNC_MAIN
{
    struct task *task = create_task(child());
    add_done_callback(task, makes);
    await(async_sleep(1));
    return None;
}
