/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child, const char *, name)
{
    print("%s begins", name);
    await(async_sleep(1));
    return text("%s", name);
}

ASYNC_MAIN
{
    TRY {
        await(wait_for(child("never"), 0));
    }
    EXCEPT (TimeoutError) {
        print("%s", repr(caught()));
    }
    struct task *task = create_task(child("task"));
    await(async_sleep(0.5));
    TRY {
        await(wait_for(task, -1));
    }
    EXCEPT (TimeoutError) {
        print("%s", str(cancelled(task)));
    }
    struct future *future = create_future();
    set_result(future, "set");
    print("%s", str(await(wait_for(future, 0))));
    return None;
}
