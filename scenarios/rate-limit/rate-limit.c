/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

struct limiter {
    double next;
};

ASYNC(turn, struct limiter *, limiter)
{
    double now = loop_time();
    double start = max(now, limiter->next);
    limiter->next = start + 0.2;
    await(async_sleep(start - now));
    return None;
}

ASYNC(request, struct limiter *, limiter, int, number)
{
    await(turn(limiter));
    print("request %d", number);
    await(async_sleep(0.5));
    return None;
}

ASYNC_MAIN
{
    struct limiter *limiter = NEW(struct limiter);
    value requests = empty_list();
    for (int n = 0; n < 100; n++)
        append(requests, request(limiter, n));
    await(gather(requests));
    return None;
}
