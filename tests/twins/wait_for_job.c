/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

DEF(work)
{
    time_sleep(3);
    print("work ends");
    return VALUE(1);
}

ASYNC_MAIN
{
    TRY {
        await(wait_for(to_thread(work()), 1));
    }
    EXCEPT (TimeoutError) {
        print("timeout");
    }
    await(async_sleep(1));
    return None;
}
