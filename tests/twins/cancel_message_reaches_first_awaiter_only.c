/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child)
{
    TRY {
        await(async_sleep(10));
    }
    EXCEPT (CancelledError) {
        print("child %s", repr(caught()));
        RAISE;
    }
    return None;
}

ASYNC(watcher, const char *, name, struct task *, task)
{
    TRY {
        await(task);
    }
    EXCEPT (CancelledError) {
        print("%s %s", name, repr(caught()));
    }
    return None;
}

ASYNC_MAIN
{
    struct task *task = create_task(child());
    struct task *ann = create_task(watcher("ann", task));
    struct task *bob = create_task(watcher("bob", task));
    await(async_sleep(1));
    cancel_with(task, "enough");
    await(ann);
    await(bob);
    return None;
}
