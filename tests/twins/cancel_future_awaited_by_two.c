/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child, struct future *, future, bool, catches)
{
    TRY {
        await(future);
    }
    EXCEPT (CancelledError) {
        print("%s", repr(caught()));
        if (!catches)
            RAISE;
    }
    return text("done");
}

ASYNC_MAIN
{
    struct future *future = create_future();
    struct task *a = create_task(child(future, false));
    struct task *b = create_task(child(future, true));
    await(async_sleep(0));
    print("%s", str(cancel_with(future, "gone")));
    print("%s", str(cancel(future)));
    value v = await(gather_return_exceptions(a, b));
    print("%s", repr(v));
    return None;
}
