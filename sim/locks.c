/* SPDX-License-Identifier: MIT */
#include "sim/locks.h"

#include "sim/async.h"
#include "sim/future.h"
#include "sim/try.h"

void async_event_set(struct async_event *event)
{
    if (event->set)
        return;
    event->set = true;
    for (struct waiter *at = event->waiters.first; at; at = at->next)
        if (!future_done(at->future))
            future_set_result(at->future, value_bool(true));
}

void async_event_clear(struct async_event *event)
{
    event->set = false;
}

LIBRARY_COROUTINE("Event.wait", async_event_wait, struct async_event *, event)
{
    if (event->set)
        return value_bool(true);
    struct future *future = future_new();
    waiters_add(&event->waiters, future);
    TRY {
        future_await(future);
    } FINALLY {
        waiters_remove(&event->waiters, future);
    }
    return value_bool(true);
}
