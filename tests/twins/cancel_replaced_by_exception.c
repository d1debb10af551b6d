/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child)
{
    TRY {
        await(async_sleep(5));
    }
    EXCEPT (CancelledError) {
        raise(ValueError("instead"));
    }
    return None;
}

ASYNC_MAIN
{
    struct task *task = create_task(child());
    await(async_sleep(1));
    cancel(task);
    TRY {
        await(task);
    }
    EXCEPT (ValueError) {
        print("%s", repr(caught()));
    }
    print("%s %s", str(done(task)), str(cancelled(task)));
    return None;
}
