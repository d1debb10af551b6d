/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(worker, struct queue *, queue)
{
    while (!queue_empty(queue)) {
        value entry = await(queue_get(queue));
        print("%s", str(entry));
        await(async_sleep(1));
    }
    return None;
}

ASYNC_MAIN
{
    struct queue *queue = priority_queue_new(0);
    queue_put_nowait(queue, tuple(3, "tidy"));
    queue_put_nowait(queue, tuple(2, "cook"));
    queue_put_nowait(queue, tuple(2, "bake"));
    struct task *task = create_task(worker(queue));
    await(async_sleep(0.5));
    print("it burns");
    await(queue_put(queue, tuple(1, "douse")));
    await(task);
    return None;
}
