/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

DEF(work, int, number)
{
    print("%d begins", number);
    time_sleep(1);
    print("%d ends", number);
    return VALUE(number);
}

ASYNC_MAIN
{
    value jobs = empty_list();
    for (int n = 0; n < 9; n++)
        append(jobs, run_in_executor(NULL, work(n)));
    print("%s", repr(await(gather(jobs))));
    return None;
}
