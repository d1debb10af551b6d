/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(worker)
{
    TRY {
        await(async_sleep(10));
    }
    EXCEPT (CancelledError) {
        print("delivered");
        await(async_sleep(1));
        RAISE;
    }
    return None;
}

ASYNC_MAIN
{
    struct task *task = create_task(worker());
    await(async_sleep(2));
    cancel(task);
    print("requested; done: %s", str(done(task)));
    TRY {
        await(task);
    }
    EXCEPT (CancelledError) {
        print("obeyed; done: %s", str(done(task)));
    }
    return None;
}
