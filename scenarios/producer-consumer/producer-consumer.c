/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(producer, struct queue *, queue)
{
    for (int number = 1; number < 11; number++) {
        await(async_sleep(0.5));
        await(queue_put(queue, number));
        print("Put %d", number);
    }
    return None;
}

ASYNC(consumer, struct queue *, queue, const char *, name)
{
    while (true) {
        value number = await(queue_get(queue));
        print("%s took %s", name, str(number));
        await(async_sleep(1));
        print("%s finished %s", name, str(number));
        task_done(queue);
    }
    return None;
}

ASYNC_MAIN
{
    const char *names[] = {"Ann", "Bob", "Cy"};
    struct queue *queue = queue_new(0);
    value consumers = empty_list();
    for (int i = 0; i < 3; i++)
        append(consumers,
               create_task(consumer(queue, names[i])));
    await(producer(queue));
    await(queue_join(queue));
    print("All items are finished");
    for (int i = 0; i < 3; i++)
        cancel(item(consumers, i));
    await(gather_return_exceptions(consumers));
    return None;
}
