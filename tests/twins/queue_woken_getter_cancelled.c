/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(getter, const char *, name, struct queue *, queue)
{
    TRY {
        value v = await(queue_get(queue));
        print("%s got %s", name, repr(v));
    }
    EXCEPT (CancelledError) {
        print("%s cancelled", name);
        RAISE;
    }
    return None;
}

ASYNC_MAIN
{
    struct queue *queue = queue_new(0);
    struct task *a = create_task(getter("ann", queue));
    struct task *b = create_task(getter("bob", queue));
    struct task *c = create_task(getter("cy", queue));
    await(async_sleep(1));
    cancel(b);
    queue_put_nowait(queue, 1);
    cancel(a);
    await(gather_return_exceptions(a, b, c));
    print("%s", str(queue_empty(queue)));
    return None;
}
