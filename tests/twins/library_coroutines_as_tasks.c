/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC_MAIN
{
    struct queue *queue = queue_new(1);
    struct task *a =
        create_task(async_sleep_result(1, "slept"));
    struct task *b = create_task(queue_get(queue));
    struct task *c = create_task(
        wait_for(async_sleep_result(2, "waited"), 3));
    struct task *d = create_task(queue_put(queue, "item"));
    struct task *e = create_task(queue_join(queue));
    print("%s", repr(await(gather(a, b, c, d))));
    task_done(queue);
    await(e);
    return None;
}
