/* SPDX-License-Identifier: MIT */
#include "sim/waiters.h"

#include "sim/arena.h"
#include "sim/future.h"
#include "sim/loop.h"
#include "sim/task.h"
#include "sim/try.h"

void waiters_add(struct waiters *waiters, struct future *future)
{
    struct waiter *waiter = arena_alloc(loop_arena(), sizeof *waiter);
    waiter->future = future;
    waiter->task = task_current_id();
    future->shared = waiters->owner;
    if (waiters->last)
        waiters->last->next = waiter;
    else
        waiters->first = waiter;
    waiters->last = waiter;
    waiters->count++;
    shared_touch(waiters->owner);
}

struct future *waiters_pop(struct waiters *waiters)
{
    struct waiter *waiter = waiters->first;
    if (!waiter)
        return NULL;
    waiters->first = waiter->next;
    if (!waiters->first)
        waiters->last = NULL;
    waiters->count--;
    waiter->future->shared = NULL;
    shared_touch(waiters->owner);
    return waiter->future;
}

bool waiters_remove(struct waiters *waiters, const struct future *future)
{
    struct waiter *before = NULL;
    struct waiter *at = waiters->first;
    while (at && at->future != future) {
        before = at;
        at = at->next;
    }
    if (!at)
        return false;
    if (before)
        before->next = at->next;
    else
        waiters->first = at->next;
    if (waiters->last == at)
        waiters->last = before;
    waiters->count--;
    at->future->shared = NULL;
    shared_touch(waiters->owner);
    return true;
}

void waiters_wake_next(struct waiters *waiters)
{
    struct future *future;
    while ((future = waiters_pop(waiters))) {
        if (future_done(future))
            continue;
        future_set_result(future, VALUE_OF_NONE);
        return;
    }
}

void waiters_wake_all(struct waiters *waiters)
{
    while (waiters->first)
        waiters_wake_next(waiters);
}

const struct waiter *waiters_pending(const struct waiters *waiters)
{
    const struct waiter *at = waiters->first;
    while (at && future_done(at->future))
        at = at->next;
    return at;
}

void waiters_await(struct waiters *waiters, struct future *future)
{
    waiters_add(waiters, future);
    TRY {
        future_await(future);
    }
    FINALLY {
        waiters_remove(waiters, future);
    }
}

bool waiters_all_cancelled(const struct waiters *waiters)
{
    const struct waiter *at = waiters->first;
    while (at && future_cancelled(at->future))
        at = at->next;
    return !at;
}
