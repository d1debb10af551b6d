/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(operation)
{
    print("Operation started");
    TRY {
        await(async_sleep(10));
        print("Operation finished");
    }
    EXCEPT (CancelledError) {
        print("Operation cancelled");
        RAISE;
    }
    FINALLY {
        print("Operation cleaned up");
    }
    return None;
}

ASYNC_MAIN
{
    TRY {
        await(wait_for(operation(), 5));
    }
    EXCEPT (TimeoutError) {
        print("Gave up after 5 seconds");
    }
    return None;
}
