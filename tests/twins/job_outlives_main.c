/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

DEF(work)
{
    print("begin");
    time_sleep(5);
    print("end");
    return None;
}

ASYNC_MAIN
{
    create_task(to_thread(work()));
    await(async_sleep(1));
    print("main ends");
    return None;
}
