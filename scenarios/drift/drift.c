/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void work(const char *name)
{
    print("%s: work", name);
    time_sleep(1);
}

ASYNC(by_sleep)
{
    for (int i = 0; i < 3; i++) {
        work("by sleep");
        await(async_sleep(3));
    }
    return None;
}

ASYNC(by_clock)
{
    double deadline = loop_time();
    for (int i = 0; i < 3; i++) {
        work("by clock");
        deadline += 3;
        await(async_sleep(deadline - loop_time()));
    }
    return None;
}

ASYNC_MAIN
{
    await(create_task(by_sleep()));
    await(create_task(by_clock()));
    return None;
}
