/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(body, bool, replaces)
{
    struct timeout *deadline = timeout(1);
    ASYNC_WITH (deadline) {
        TRY {
            await(async_sleep(2));
        }
        EXCEPT (CancelledError) {
            print("swallowed %s", str(expired(deadline)));
            if (replaces)
                raise(ValueError("instead"));
        }
        await(async_sleep(1));
        print("on it goes");
    }
    print("%s", str(expired(deadline)));
    print("%d", cancelling(current_task()));
    return None;
}

ASYNC_MAIN
{
    await(body(false));
    TRY {
        await(body(true));
    }
    EXCEPT (ValueError) {
        print("%s", repr(caught()));
    }
    return None;
}
