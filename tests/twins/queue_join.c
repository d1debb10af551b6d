/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(worker, struct queue *, queue)
{
    while (true) {
        value v = await(queue_get(queue));
        await(async_sleep(as_float(v)));
        task_done(queue);
    }
    return None;
}

ASYNC(joiner, struct queue *, queue)
{
    await(queue_join(queue));
    print("joined at %s", str(loop_time()));
    return None;
}

ASYNC_MAIN
{
    struct queue *queue = queue_new(0);
    queue_put_nowait(queue, 1.0);
    queue_put_nowait(queue, 0.5);
    create_task(worker(queue));
    await(gather(joiner(queue), joiner(queue)));
    await(queue_put(queue, 0.25));
    await(joiner(queue));
    return None;
}
