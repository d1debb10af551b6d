/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(work, const char *, name, double, delay)
{
    TRY {
        await(async_sleep(delay));
        print("%s finished", name);
    }
    EXCEPT (CancelledError) {
        print("%s cancelled", name);
        RAISE;
    }
    return None;
}

ASYNC(fail, double, delay)
{
    await(async_sleep(delay));
    raise(ValueError("bad answer"));
}

ASYNC_MAIN
{
    TRY {
        struct task_group *group = task_group_new();
        ASYNC_WITH (group) {
            group_create_task(group, work("A", 1));
            group_create_task(group, fail(2));
            group_create_task(group, work("C", 3));
        }
    }
    EXCEPT_GROUP (ValueError) {
        print("%s", repr(group_exceptions(caught())));
    }
    return None;
}
