/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(quick)
{
    return text("quick");
}

ASYNC(child, struct task *, task)
{
    cancel(current_task());
    print("%s", str(await(task)));
    await(async_sleep(0));
    print("never printed");
    return None;
}

ASYNC_MAIN
{
    struct task *first = create_task(quick());
    await(first);
    struct task *second = create_task(child(first));
    await(gather_return_exceptions(second));
    print("%s", str(cancelled(second)));
    return None;
}
