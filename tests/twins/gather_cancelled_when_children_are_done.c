/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child)
{
    await(async_sleep(1));
    return text("done");
}

ASYNC(parent, struct task *, task)
{
    TRY {
        print("%s", repr(await(gather(task))));
    }
    EXCEPT (CancelledError) {
        print("%s", repr(caught()));
        RAISE;
    }
    return None;
}

static value parent_task;

static void cancels(value task)
{
    print("%s", str(done(task)));
    cancel_with(parent_task, "too late?");
}

ASYNC_MAIN
{
    struct task *task = create_task(child());
    add_done_callback(task, cancels);
    parent_task = VALUE(create_task(parent(task)));
    await(gather_return_exceptions(parent_task));
    return None;
}
