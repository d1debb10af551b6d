/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(walker, const char *, name, double, pace,
      struct barrier *, barrier)
{
    for (int hut = 1; hut < 3; hut++) {
        await(async_sleep(pace));
        print("%s at hut %d", name, hut);
        await(barrier_wait(barrier));
        print("%s goes on", name);
    }
    return None;
}

ASYNC_MAIN
{
    struct barrier *barrier = barrier_new(3);
    await(gather(walker("Ann", 1, barrier),
                 walker("Bob", 2, barrier),
                 walker("Cy", 3, barrier)));
    return None;
}
