/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(operation)
{
    TRY {
        await(async_sleep(10));
    }
    FINALLY {
        print("cleaning up");
        await(async_sleep(3));
        print("cleaned up");
    }
    return None;
}

ASYNC_MAIN
{
    TRY {
        await(wait_for(operation(), 2));
    }
    EXCEPT (TimeoutError) {
        print("TimeoutError");
    }
    return None;
}
