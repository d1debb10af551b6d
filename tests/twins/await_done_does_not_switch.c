/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(quick)
{
    return text("quick");
}

ASYNC(other)
{
    print("other");
    return None;
}

ASYNC_MAIN
{
    struct task *task = create_task(quick());
    print("%s", str(await(task)));
    struct future *future = create_future();
    set_result(future, 2.0);
    create_task(other());
    print("%s", str(await(task)));
    print("%s", str(await(future)));
    print("%s", str(await(task)));
    await(async_sleep(0));
    print("main ends");
    return None;
}
