/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child, double, delay)
{
    TRY {
        await(async_sleep(delay));
    }
    EXCEPT (CancelledError) {
        print("cleaning up");
        await(async_sleep(2));
        print("cleaned up");
        RAISE;
    }
    return VALUE(delay);
}

ASYNC_MAIN
{
    print("%s", str(await(wait_for(child(1), 2))));
    TRY {
        await(wait_for(child(5), 2));
    }
    EXCEPT (TimeoutError) {
        print("%s %s", repr(caught()), str(loop_time()));
    }
    print("%s", str(await(wait_for(child(3), NO_TIMEOUT))));
    return None;
}
