/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

DEF(work)
{
    time_sleep(1);
    return text("the job's");
}

ASYNC_MAIN
{
    struct future *future = run_in_executor(NULL, work());
    set_result(future, text("another's"));
    print("%s", str(await(future)));
    await(async_sleep(2));
    print("%s", str(result(future)));
    return None;
}
