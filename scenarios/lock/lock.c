/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

struct counter {
    int count;
};

ASYNC(increment, struct counter *, counter, struct lock *, lock)
{
    ASYNC_WITH (lock) {
        int seen = counter->count;
        await(async_sleep(0));
        counter->count = seen + 1;
        print("wrote %d", counter->count);
    }
    return None;
}

ASYNC_MAIN
{
    struct counter *counter = NEW(struct counter);
    struct lock *lock = lock_new();
    value tasks = empty_list();
    for (int i = 0; i < 10; i++)
        append(tasks, increment(counter, lock));
    await(gather(tasks));
    print("at the end: %d", counter->count);
    return None;
}
