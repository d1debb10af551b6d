/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(producer, struct queue *, queue)
{
    for (int number = 1; number < 7; number++) {
        await(queue_put(queue, number));
        print("Put %d", number);
    }
    return None;
}

ASYNC(consumer, struct queue *, queue)
{
    for (int i = 0; i < 6; i++) {
        value number = await(queue_get(queue));
        print("Took %s", str(number));
        await(async_sleep(1));
    }
    return None;
}

ASYNC_MAIN
{
    struct queue *queue = queue_new(2);
    await(gather(producer(queue), consumer(queue)));
    return None;
}
