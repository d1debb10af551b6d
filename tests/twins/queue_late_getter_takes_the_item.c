/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(getter, const char *, name, struct queue *, queue)
{
    value v = await(queue_get(queue));
    print("%s got %s", name, repr(v));
    return None;
}

ASYNC_MAIN
{
    struct queue *queue = queue_new(0);
    struct task *a = create_task(getter("ann", queue));
    struct task *b = create_task(getter("bob", queue));
    await(async_sleep(0));
    queue_put_nowait(queue, 1);
    print("main got %s", str(queue_get_nowait(queue)));
    await(async_sleep(0));
    queue_put_nowait(queue, 2);
    queue_put_nowait(queue, 3);
    await(gather(a, b));
    return None;
}
