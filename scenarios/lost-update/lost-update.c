/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

struct counter {
    int count;
};

ASYNC(increment, struct counter *, counter)
{
    int seen = counter->count;
    await(async_sleep(0));
    counter->count = seen + 1;
    print("wrote %d", counter->count);
    return None;
}

ASYNC_MAIN
{
    struct counter *counter = NEW(struct counter);
    value tasks = empty_list();
    for (int i = 0; i < 10; i++)
        append(tasks, increment(counter));
    await(gather(tasks));
    print("at the end: %d", counter->count);
    return None;
}
