/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(brew, const char *, drink)
{
    print("%s: started", drink);
    await(async_sleep(1));
    print("%s: ready", drink);
    return None;
}

ASYNC_MAIN
{
    await(brew("tea"));
    await(brew("coffee"));
    print("one after the other");
    struct task *mate = create_task(brew("mate"));
    struct task *cocoa = create_task(brew("cocoa"));
    await(mate);
    await(cocoa);
    print("as tasks");
    return None;
}
