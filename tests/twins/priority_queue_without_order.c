/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void put(struct queue *queue, value one)
{
    TRY {
        queue_put_nowait(queue, one);
    }
    EXCEPT (TypeError) {
        print("%s %s", str(one), str(caught()));
    }
}

ASYNC_MAIN
{
    struct queue *queue = priority_queue_new(0);
    for (int number = 0; number < 3; number++)
        put(queue, tuple(1, dict("job", number)));
    print("%zu", queue_qsize(queue));
    TRY {
        queue_get_nowait(queue);
    }
    EXCEPT (TypeError) {
        print("%s", str(caught()));
    }
    print("%zu", queue_qsize(queue));
    struct queue *letters = priority_queue_new(0);
    value items = list(tuple(1, "a"), tuple(2, "b"), tuple(3, "c"),
                       tuple(1, 5));
    for (size_t i = 0; i < len(items); i++)
        put(letters, item(items, i));
    while (!queue_empty(letters)) {
        TRY {
            value one = queue_get_nowait(letters);
            print("%s", str(one));
        }
        EXCEPT (TypeError) {
            print("%s", str(caught()));
        }
    }
    return None;
}
