/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC_MAIN
{
    struct queue *queue = queue_new(0);
    TRY {
        await(wait_for(queue_get(queue), 1));
    }
    EXCEPT (TimeoutError) {
        print("nothing came");
    }
    queue_put_nowait(queue, "item");
    value v = await(wait_for(queue_get(queue), 1));
    print("%s", str(v));
    return None;
}
