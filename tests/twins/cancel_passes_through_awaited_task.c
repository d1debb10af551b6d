/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(inner)
{
    TRY {
        await(async_sleep(10));
    }
    FINALLY {
        print("inner left");
    }
    return None;
}

ASYNC(outer, struct task *, task)
{
    TRY {
        await(task);
    }
    FINALLY {
        print("outer left");
    }
    return None;
}

ASYNC_MAIN
{
    struct task *first = create_task(inner());
    struct task *second = create_task(outer(first));
    await(async_sleep(1));
    cancel(second);
    await(gather_return_exceptions(first, second));
    print("%s %s", str(cancelled(first)),
          str(cancelled(second)));
    return None;
}
