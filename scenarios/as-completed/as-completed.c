/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(fetch, const char *, url, double, delay)
{
    await(async_sleep(delay));
    return text("Data from %s", url);
}

ASYNC_MAIN
{
    value fetches =
        list(fetch("api/users", 2), fetch("api/posts", 3),
             fetch("api/comments", 1));
    struct as_completed *order = as_completed(fetches);
    while (as_completed_more(order)) {
        struct coro *next_one = as_completed_next(order);
        print("%s", str(await(next_one)));
    }
    return None;
}
