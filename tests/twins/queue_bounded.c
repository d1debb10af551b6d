/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(producer, struct queue *, queue)
{
    for (int i = 0; i < 5; i++) {
        await(queue_put(queue, i));
        print("put %d, %d there", i, (int)queue_qsize(queue));
    }
    return None;
}

ASYNC_MAIN
{
    struct queue *queue = queue_new(2);
    struct task *task = create_task(producer(queue));
    await(async_sleep(1));
    print("%s", str(queue_full(queue)));
    for (int i = 0; i < 5; i++) {
        value v = await(queue_get(queue));
        print("got %s", str(v));
    }
    print("%s %s", str(queue_empty(queue)), str(done(task)));
    return None;
}
