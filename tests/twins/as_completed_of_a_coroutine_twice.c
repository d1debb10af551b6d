/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child, int, n)
{
    await(async_sleep(n));
    return VALUE(n);
}

ASYNC_MAIN
{
    struct coro *a = child(2);
    struct task *b = create_task(child(1));
    struct as_completed *iterator =
        as_completed(list(a, b, a, b, child(3)));
    while (as_completed_more(iterator))
        print("%s", str(await(as_completed_next(iterator))));
    return None;
}
