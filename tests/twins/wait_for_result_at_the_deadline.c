/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child)
{
    await(async_sleep(1));
    return text("in time");
}

ASYNC_MAIN
{
    TRY {
        print("%s", str(await(wait_for(child(), 1))));
    }
    EXCEPT (TimeoutError) {
        print("late");
    }
    struct task *task = create_task(child());
    await(async_sleep(0));
    TRY {
        print("%s", str(await(wait_for(task, 1))));
    }
    EXCEPT (TimeoutError) {
        print("late %s", str(done(task)));
    }
    return None;
}
