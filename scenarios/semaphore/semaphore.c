/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(work, struct semaphore *, semaphore, int, number)
{
    ASYNC_WITH (semaphore) {
        await(async_sleep(1));
        print("%d done", number);
    }
    return None;
}

ASYNC_MAIN
{
    struct semaphore *semaphore = semaphore_new(5);
    value items = empty_list();
    for (int n = 0; n < 20; n++)
        append(items, work(semaphore, n));
    await(gather(items));
    return None;
}
