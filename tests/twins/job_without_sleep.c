/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

DEF(work)
{
    print("in the job");
    return VALUE(7);
}

ASYNC(other)
{
    print("other");
    return None;
}

ASYNC_MAIN
{
    struct future *future = run_in_executor(NULL, work());
    struct task *task = create_task(other());
    print("before");
    print("%s", str(await(future)));
    await(task);
    return None;
}
