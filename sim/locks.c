/* SPDX-License-Identifier: MIT */
#include "sim/locks.h"

#include "sim/arena.h"
#include "sim/async.h"
#include "sim/future.h"
#include "sim/loop.h"
#include "sim/task.h"
#include "sim/try.h"

static void *new_object(size_t size)
{
    return arena_alloc(loop_arena(), size);
}

/* -- Lock --------------------------------------------------------------- */

static void describe_lock(struct shared *shared, struct resource *state,
                          struct arena *arena)
{
    const struct lock *lock = (const struct lock *)shared;
    state->locked = lock->locked;
    state->holder = shared_task(lock->holder);
    state->waiting = shared_line(&lock->waiters, arena);
}

struct lock *lock_new(void)
{
    struct lock *lock = new_object(sizeof *lock);
    lock->waiters.owner = &lock->shared;
    shared_init(&lock->shared, RESOURCE_LOCK, describe_lock);
    return lock;
}

static void set_locked(struct lock *lock, bool locked)
{
    lock->locked = locked;
    lock->holder = locked ? task_current_id() : 0;
    shared_touch(&lock->shared);
}

/* Lock._wake_up_first: the first in line; it stays there until it runs. */
static void wake_up_first(struct lock *lock)
{
    const struct waiter *first = lock->waiters.first;
    if (first && !future_done(first->future))
        future_set_result(first->future, value_bool(true));
}

LIBRARY_COROUTINE("Lock.acquire", lock_acquire, struct lock *, lock)
{
    if (lock->locked || !waiters_all_cancelled(&lock->waiters)) {
        TRY {
            waiters_await(&lock->waiters, future_new());
        }
        EXCEPT (CancelledError) {
            /* Woken and cancelled: the next in line gets the lock. */
            if (!lock->locked)
                wake_up_first(lock);
            exception_raise(exception_handled());
        }
    }
    set_locked(lock, true);
    return value_bool(true);
}

void lock_release(struct lock *lock)
{
    if (!lock->locked)
        loop_raise(&RuntimeError, "Lock is not acquired.");
    set_locked(lock, false);
    wake_up_first(lock);
}

static void enter_lock(void *self)
{
    coro_await(lock_acquire(self));
}

static bool exit_lock(void *self, struct exception *exception)
{
    (void)exception;
    lock_release(self);
    return false;
}

struct async_manager lock_manager(struct lock *lock)
{
    return (struct async_manager){lock, enter_lock, exit_lock};
}

/* -- Event -------------------------------------------------------------- */

static void describe_event(struct shared *shared, struct resource *state,
                           struct arena *arena)
{
    const struct async_event *event = (const struct async_event *)shared;
    state->set = event->set;
    state->waiting = shared_line(&event->waiters, arena);
}

struct async_event *async_event_new(void)
{
    struct async_event *event = new_object(sizeof *event);
    event->waiters.owner = &event->shared;
    shared_init(&event->shared, RESOURCE_EVENT, describe_event);
    return event;
}

void async_event_init_part(struct async_event *event, struct shared *whole)
{
    event->waiters.owner = &event->shared;
    shared_join(&event->shared, whole);
}

void async_event_set(struct async_event *event)
{
    if (event->set)
        return;
    event->set = true;
    shared_touch(&event->shared);
    for (struct waiter *at = event->waiters.first; at; at = at->next)
        if (!future_done(at->future))
            future_set_result(at->future, value_bool(true));
}

void async_event_clear(struct async_event *event)
{
    event->set = false;
    shared_touch(&event->shared);
}

LIBRARY_COROUTINE("Event.wait", async_event_wait, struct async_event *, event)
{
    if (!event->set)
        waiters_await(&event->waiters, future_new());
    return value_bool(true);
}
