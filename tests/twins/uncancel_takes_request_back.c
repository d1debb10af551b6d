/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child)
{
    print("child runs");
    return VALUE(1);
}

ASYNC_MAIN
{
    struct task *task = create_task(child());
    cancel(task);
    cancel(task);
    print("%d", cancelling(task));
    print("%d", uncancel(task));
    print("%d", uncancel(task));
    print("%d", uncancel(task));
    print("%s", repr(await(task)));
    return None;
}
