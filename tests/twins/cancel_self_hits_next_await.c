/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child)
{
    cancel_with(current_task(), "myself");
    print("still here");
    TRY {
        await(async_sleep(1));
    }
    EXCEPT (CancelledError) {
        print("%s", repr(caught()));
        RAISE;
    }
    return None;
}

ASYNC_MAIN
{
    TRY {
        await(create_task(child()));
    }
    EXCEPT (CancelledError) {
        print("main %s", repr(caught()));
    }
    return None;
}
