/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(getter, int, n, struct queue *, queue)
{
    value v = await(queue_get(queue));
    print("%d got %s", n, repr(v));
    return None;
}

ASYNC_MAIN
{
    struct queue *queue = queue_new(0);
    struct future *all = gather(
        getter(1, queue), getter(2, queue), getter(3, queue));
    await(async_sleep(1));
    queue_put_nowait(queue, "a");
    queue_put_nowait(queue, "b");
    await(async_sleep(0));
    queue_put_nowait(queue, "c");
    await(all);
    return None;
}
