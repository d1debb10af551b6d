/* SPDX-License-Identifier: MIT */
#include "sim/locks.h"

#include "sim/arena.h"
#include "sim/async.h"
#include "sim/future.h"
#include "sim/loop.h"
#include "sim/try.h"

static void describe_condition(struct shared *shared, struct resource *state,
                               struct arena *arena)
{
    const struct condition *condition = (const struct condition *)shared;
    state->lock = condition->lock->shared.id;
    state->waiting = shared_line(&condition->waiters, arena);
}

struct condition *condition_new(struct lock *lock)
{
    struct condition *condition = arena_alloc(loop_arena(), sizeof *condition);
    condition->lock = lock ? lock : lock_new();
    condition->waiters.owner = &condition->shared;
    shared_init(&condition->shared, RESOURCE_CONDITION, describe_condition);
    return condition;
}

/* Condition._notify: as many as are not woken yet. */
static void notify(struct condition *condition, size_t count)
{
    struct waiter *at = condition->waiters.first;
    shared_touch(&condition->shared);
    for (; at && count > 0; at = at->next) {
        if (future_done(at->future))
            continue;
        count--;
        future_set_result(at->future, value_bool(false));
    }
}

/* Takes the lock back whatever happens; a cancellation meanwhile is raised
 * once it is held. */
static void take_back(struct lock *lock)
{
    struct exception *volatile cancelled = NULL;
    volatile bool held = false;
    while (!held) {
        TRY {
            coro_await(lock_acquire(lock));
            held = true;
        }
        EXCEPT (CancelledError) {
            cancelled = exception_handled();
        }
    }
    if (cancelled)
        exception_raise(cancelled);
}

static void wait_without_lock(struct condition *condition,
                              struct future *future)
{
    TRY {
        waiters_await(&condition->waiters, future);
    }
    FINALLY {
        take_back(condition->lock);
    }
}

LIBRARY_COROUTINE("Condition.wait", condition_wait, struct condition *,
                  condition)
{
    if (!condition->lock->locked)
        loop_raise(&RuntimeError, "cannot wait on un-acquired lock");
    struct future *future = future_new();
    lock_release(condition->lock);
    TRY {
        wait_without_lock(condition, future);
    }
    EXCEPT (BaseException) {
        notify(condition, 1); /* it may have been notified: pass it on */
        exception_raise(exception_handled());
    }
    return value_bool(true);
}

LIBRARY_COROUTINE("Condition.wait_for", condition_wait_for, struct condition *,
                  condition, predicate_function *, predicate, void *, argument)
{
    while (!predicate(argument))
        coro_await(condition_wait(condition));
    return value_bool(true);
}

void condition_notify(struct condition *condition, size_t count)
{
    if (!condition->lock->locked)
        loop_raise(&RuntimeError, "cannot notify on un-acquired lock");
    notify(condition, count);
}

void condition_notify_all(struct condition *condition)
{
    condition_notify(condition, condition->waiters.count);
}

struct async_manager condition_manager(struct condition *condition)
{
    return lock_manager(condition->lock);
}
