/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void completes(value future)
{
    print("completes");
    set_result(future, list(1, 2));
    print("completed");
}

ASYNC_MAIN
{
    struct future *future = create_future();
    call_later(0.125, completes, future);
    print("%s", repr(await(future)));
    TRY {
        ASYNC_WITH (timeout(1)) {
            await(create_future());
        }
    }
    EXCEPT (TimeoutError) {
        print("nobody came");
    }
    return None;
}
