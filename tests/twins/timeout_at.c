/* SPDX-License-Identifier: MIT */
/* Deadlines on the loop's clock: one to come, one that has
 * passed, none. */
#include "sim/scenario.h"

ASYNC(within, double, when)
{
    TRY {
        ASYNC_WITH (timeout_at(when))
            await(async_sleep(1));
        print("in time %s", str(loop_time()));
    }
    EXCEPT (TimeoutError) {
        print("too late %s", str(loop_time()));
    }
    return None;
}

ASYNC_MAIN
{
    const double now = loop_time();
    await(within(now + 0.5));
    await(within(now - 1));
    await(within(NO_TIMEOUT));
    return None;
}
