/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(stubborn, bool, fails)
{
    TRY {
        await(async_sleep(5));
    }
    EXCEPT (CancelledError) {
        await(async_sleep(1));
        if (fails)
            raise(ValueError("anyway"));
    }
    return text("anyway");
}

ASYNC_MAIN
{
    struct task *a = create_task(stubborn(false));
    struct task *b = create_task(stubborn(true));
    await(async_sleep(0));
    print("%s", str(await(wait_for(a, 0))));
    TRY {
        await(wait_for(b, 0));
    }
    EXCEPT (ValueError) {
        print("%s", repr(caught()));
    }
    print("%s", str(loop_time()));
    return None;
}
