/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child)
{
    return None;
}

ASYNC(failing)
{
    raise(ValueError("bad"));
    return None;
}

ASYNC(stubborn)
{
    TRY {
        await(async_sleep(5));
    }
    FINALLY {
        await(async_sleep(1));
    }
    return None;
}

static void ask(struct task_group *group)
{
    TRY {
        group_create_task(group, child());
    }
    EXCEPT (RuntimeError) {
        print("%s", str(caught()));
    }
}

ASYNC(later, struct task_group *, group)
{
    await(async_sleep(0.5));
    ask(group);
    return None;
}

ASYNC_MAIN
{
    struct task_group *group = task_group_new();
    ask(group);
    create_task(later(group));
    TRY {
        ASYNC_WITH (group) {
            group_create_task(group, failing());
            group_create_task(group, stubborn());
            await(async_sleep(3));
        }
    }
    EXCEPT_GROUP (ValueError) {
        ask(group);
    }
    TRY {
        ASYNC_WITH (group) {
        }
    }
    EXCEPT (RuntimeError) {
        print("%s", str(caught()));
    }
    return None;
}
