/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(visitor, int, number)
{
    await(async_sleep(1));
    time_sleep(0.002);
    return VALUE(number);
}

ASYNC(heartbeat)
{
    while (true) {
        print("beat");
        await(async_sleep(0.4));
    }
    return None;
}

ASYNC_MAIN
{
    struct task *beats = create_task(heartbeat());
    value visitors = empty_list();
    for (int n = 0; n < 100000; n++)
        append(visitors, visitor(n));
    await(gather(visitors));
    print("all were served");
    await(async_sleep(0.5));
    cancel(beats);
    return None;
}
