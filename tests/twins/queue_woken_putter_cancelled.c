/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(putter, int, n, struct queue *, queue)
{
    await(queue_put(queue, n));
    print("put %d", n);
    return None;
}

ASYNC_MAIN
{
    struct queue *queue = queue_new(1);
    queue_put_nowait(queue, 0);
    struct task *a = create_task(putter(1, queue));
    struct task *b = create_task(putter(2, queue));
    await(async_sleep(1));
    print("%s", str(await(queue_get(queue))));
    cancel(a);
    await(gather_return_exceptions(a, b));
    print("%s", str(await(queue_get(queue))));
    return None;
}
