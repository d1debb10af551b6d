/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(worker, struct queue *, queue)
{
    while (true) {
        value page = await(queue_get(queue));
        if (len(page) == 0) {
            print("skipped");
            continue;
        }
        await(async_sleep(1));
        print("printed %s", str(page));
        task_done(queue);
    }
    return None;
}

ASYNC_MAIN
{
    const char *pages[] = {"page 1", "", "page 3"};
    struct queue *queue = queue_new(0);
    struct task *task = create_task(worker(queue));
    for (int i = 0; i < 3; i++)
        await(queue_put(queue, pages[i]));
    await(queue_join(queue));
    print("all printed");
    cancel(task);
    return None;
}
