/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(failing)
{
    await(async_sleep(1));
    raise(ValueError("in the group"));
}

ASYNC_GEN(numbers)
{
    struct task_group *group = task_group_new();
    ASYNC_WITH (group) {
        group_create_task(group, failing());
        group_create_task(group, async_sleep(3));
        YIELD(1);
        print("never");
    }
    return None;
}

ASYNC(ask, struct async_gen *, generator)
{
    print("%s", str(await(anext(generator))));
    return None;
}

static void handler(value context)
{
    print("%s", repr(item(context, "exception")));
}

ASYNC_MAIN
{
    struct async_gen *generator = numbers();
    set_exception_handler(handler);
    await(create_task(ask(generator)));
    await(async_sleep(2));
    TRY {
        await(aclose(generator));
    }
    EXCEPT (Exception) {
        print("%s", repr(caught()));
    }
    print("closed");
    return None;
}
