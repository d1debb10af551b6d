/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(compute)
{
    print("computing");
    time_sleep(3); /* CPU work */
    print("computed; saving");
    await(async_sleep(1));
    print("saved");
    return None;
}

ASYNC_MAIN
{
    TRY {
        await(wait_for(compute(), 1));
    }
    EXCEPT (TimeoutError) {
        print("timed out");
    }
    return None;
}
