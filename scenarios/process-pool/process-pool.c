/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

DEF(compute, int, number)
{
    time_sleep(3); /* CPU work */
    return VALUE(number * number);
}

ASYNC(square, struct executor *, pool, int, number)
{
    value answer =
        await(run_in_executor(pool, compute(number)));
    print("%d squared is %s", number, str(answer));
    return None;
}

ASYNC_MAIN
{
    struct executor *pool = executor_new(2);
    value jobs = empty_list();
    for (int number = 1; number < 5; number++)
        append(jobs, square(pool, number));
    await(gather(jobs));
    return None;
}
