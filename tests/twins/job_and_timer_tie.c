/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

DEF(work)
{
    time_sleep(1);
    return text("job");
}

ASYNC(nap)
{
    await(async_sleep(1));
    return text("timer");
}

ASYNC_MAIN
{
    value tasks = list(create_task(nap()),
                       create_task(to_thread(work())));
    struct as_completed *ends = as_completed(tasks);
    while (as_completed_more(ends))
        print("%s", str(await(as_completed_next(ends))));
    return None;
}
