/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(body, double, seconds)
{
    TRY {
        ASYNC_WITH (timeout(seconds)) {
            print("body");
            await(async_sleep(1));
            print("slept");
        }
    }
    EXCEPT (TimeoutError) {
        print("late");
    }
    return None;
}

ASYNC_MAIN
{
    await(body(0));
    await(body(-1));
    await(body(NO_TIMEOUT));
    ASYNC_WITH (timeout(0)) {
        print("no await, no timeout");
    }
    await(async_sleep(0));
    print("main ends");
    return None;
}
