/* SPDX-License-Identifier: MIT */
#include "sim/locks.h"

#include <limits.h>

#include "sim/arena.h"
#include "sim/async.h"
#include "sim/future.h"
#include "sim/loop.h"
#include "sim/try.h"

static void *new_object(size_t size)
{
    return arena_alloc(&loop_running()->arena, size);
}

/* -- Lock --------------------------------------------------------------- */

struct lock *lock_new(void)
{
    return new_object(sizeof(struct lock));
}

static bool all_cancelled(const struct waiters *waiters)
{
    const struct waiter *at = waiters->first;
    while (at && future_cancelled(at->future))
        at = at->next;
    return !at;
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
    if (lock->locked || !all_cancelled(&lock->waiters)) {
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
    lock->locked = true;
    return value_bool(true);
}

void lock_release(struct lock *lock)
{
    if (!lock->locked)
        loop_raise(&RuntimeError, "Lock is not acquired.");
    lock->locked = false;
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

struct async_event *async_event_new(void)
{
    return new_object(sizeof(struct async_event));
}

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
    if (!event->set)
        waiters_await(&event->waiters, future_new());
    return value_bool(true);
}

/* -- Semaphore ---------------------------------------------------------- */

static struct semaphore *make_semaphore(long value, long bound)
{
    if (value < 0)
        loop_raise(&ValueError, "Semaphore initial value must be >= 0");
    struct semaphore *semaphore = new_object(sizeof *semaphore);
    semaphore->value = value;
    semaphore->bound = bound;
    return semaphore;
}

struct semaphore *semaphore_new(long value)
{
    return make_semaphore(value, LONG_MAX);
}

struct semaphore *bounded_semaphore_new(long value)
{
    return make_semaphore(value, value);
}

bool semaphore_locked(const struct semaphore *semaphore)
{
    return semaphore->value == 0 || !all_cancelled(&semaphore->waiters);
}

/* Semaphore._wake_up_next: the place goes to the woken one at once. */
static bool wake_up_next(struct semaphore *semaphore)
{
    struct future *future = waiters_pending(&semaphore->waiters);
    if (!future)
        return false;
    semaphore->value--;
    future_set_result(future, value_bool(true));
    return true;
}

/* Waits for a place; one who is cancelled after it got one gives it back. */
static void wait_for_place(struct semaphore *semaphore)
{
    struct future *future = future_new();
    TRY {
        waiters_await(&semaphore->waiters, future);
    }
    EXCEPT (CancelledError) {
        if (future_done(future) && !future_cancelled(future))
            semaphore->value++;
        exception_raise(exception_handled());
    }
    FINALLY {
        while (semaphore->value > 0 && wake_up_next(semaphore))
            continue;
    }
}

LIBRARY_COROUTINE("Semaphore.acquire", semaphore_acquire, struct semaphore *,
                  semaphore)
{
    if (semaphore_locked(semaphore))
        wait_for_place(semaphore);
    else
        semaphore->value--;
    return value_bool(true);
}

void semaphore_release(struct semaphore *semaphore)
{
    if (semaphore->value >= semaphore->bound)
        loop_raise(&ValueError, "BoundedSemaphore released too many times");
    semaphore->value++;
    wake_up_next(semaphore);
}

static void enter_semaphore(void *self)
{
    coro_await(semaphore_acquire(self));
}

static bool exit_semaphore(void *self, struct exception *exception)
{
    (void)exception;
    semaphore_release(self);
    return false;
}

struct async_manager semaphore_manager(struct semaphore *semaphore)
{
    return (struct async_manager){semaphore, enter_semaphore, exit_semaphore};
}

/* -- Condition ---------------------------------------------------------- */

struct condition *condition_new(struct lock *lock)
{
    struct condition *condition = new_object(sizeof *condition);
    condition->lock = lock ? lock : lock_new();
    return condition;
}

/* Condition._notify: as many as are not woken yet. */
static void notify(struct condition *condition, size_t count)
{
    struct waiter *at = condition->waiters.first;
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
