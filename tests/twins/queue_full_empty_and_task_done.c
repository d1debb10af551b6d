/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC_MAIN
{
    struct queue *queue = queue_new(1);
    TRY {
        queue_get_nowait(queue);
    }
    EXCEPT (QueueEmpty) {
        print("%s", repr(caught()));
    }
    queue_put_nowait(queue, 1);
    TRY {
        queue_put_nowait(queue, 2);
    }
    EXCEPT (QueueFull) {
        print("%s", repr(caught()));
    }
    task_done(queue);
    TRY {
        task_done(queue);
    }
    EXCEPT (ValueError) {
        print("%s", repr(caught()));
    }
    await(queue_join(queue));
    print("%d", (int)queue_qsize(queue));
    return None;
}
