/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child, double, delay)
{
    await(async_sleep(delay));
    print("%s at %s", str(delay), str(loop_time()));
    return None;
}

ASYNC_MAIN
{
    create_task(child(0.3));
    create_task(child(0.1));
    create_task(child(0.2));
    create_task(child(2.75));
    await(async_sleep(0));
    time_sleep(2.5);
    time_sleep(0);
    TRY {
        time_sleep(-1);
    }
    EXCEPT (ValueError) {
        print("%s", repr(caught()));
    }
    print("main at %s", str(loop_time()));
    await(async_sleep(1));
    return None;
}
