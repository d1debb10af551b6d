/* SPDX-License-Identifier: MIT */
#include "sim/locks.h"

#include <limits.h>
#include <string.h>

#include "sim/arena.h"
#include "sim/async.h"
#include "sim/future.h"
#include "sim/loop.h"
#include "sim/task.h"
#include "sim/try.h"

static void *new_object(size_t size)
{
    return arena_alloc(&loop_running()->arena, size);
}

/* -- Lock --------------------------------------------------------------- */

static uint32_t current_id(void)
{
    const struct task *current = loop_running()->current;
    return current ? current->id : 0;
}

static void describe_lock(struct shared *shared, struct resource *state,
                          struct arena *arena)
{
    const struct lock *lock = (const struct lock *)shared;
    state->locked = lock->locked;
    state->holder = lock->holder;
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
    lock->holder = locked ? current_id() : 0;
    shared_touch(&lock->shared);
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

/* -- Semaphore ---------------------------------------------------------- */

static struct task_ids holders_of(const struct semaphore *semaphore,
                                  struct arena *arena)
{
    const struct holders *holders = &semaphore->holders;
    struct task_ids found = {0};
    if (!holders->count)
        return found;
    uint32_t *ids = arena_alloc(arena, holders->count * sizeof *ids);
    for (size_t i = 0; i < holders->count; i++)
        if (holders->tasks[i])
            ids[found.count++] = holders->tasks[i];
    found.ids = ids;
    return found;
}

static void describe_semaphore(struct shared *shared, struct resource *state,
                               struct arena *arena)
{
    const struct semaphore *semaphore = (const struct semaphore *)shared;
    state->value = semaphore->value;
    state->limit = semaphore->limit;
    state->holders = holders_of(semaphore, arena);
    state->waiting = shared_line(&semaphore->waiters, arena);
}

/* A place is the task's from now on. */
static void take_place(struct semaphore *semaphore, uint32_t task)
{
    struct holders *holders = &semaphore->holders;
    if (holders->count == holders->capacity) {
        size_t capacity = holders->capacity ? 2 * holders->capacity : 4;
        uint32_t *tasks = new_object(capacity * sizeof *tasks);
        if (holders->count)
            memcpy(tasks, holders->tasks, holders->count * sizeof *tasks);
        holders->tasks = tasks;
        holders->capacity = capacity;
    }
    holders->tasks[holders->count++] = task;
    semaphore->value--;
    shared_touch(&semaphore->shared);
}

/* The running task gives its place back, or, if it has none, the oldest. */
static void give_back(struct semaphore *semaphore)
{
    struct holders *holders = &semaphore->holders;
    uint32_t task = current_id();
    size_t at = 0;
    while (at < holders->count && holders->tasks[at] != task)
        at++;
    if (at == holders->count)
        at = 0;
    if (holders->count) {
        holders->count--;
        memmove(holders->tasks + at, holders->tasks + at + 1,
                (holders->count - at) * sizeof *holders->tasks);
    }
    semaphore->value++;
    shared_touch(&semaphore->shared);
}

static struct semaphore *make_semaphore(long value, long bound,
                                        enum resource_kind kind)
{
    if (value < 0)
        loop_raise(&ValueError, "Semaphore initial value must be >= 0");
    struct semaphore *semaphore = new_object(sizeof *semaphore);
    semaphore->value = semaphore->limit = value;
    semaphore->bound = bound;
    semaphore->waiters.owner = &semaphore->shared;
    shared_init(&semaphore->shared, kind, describe_semaphore);
    return semaphore;
}

struct semaphore *semaphore_new(long value)
{
    return make_semaphore(value, LONG_MAX, RESOURCE_SEMAPHORE);
}

struct semaphore *bounded_semaphore_new(long value)
{
    return make_semaphore(value, value, RESOURCE_BOUNDED_SEMAPHORE);
}

bool semaphore_locked(const struct semaphore *semaphore)
{
    return semaphore->value == 0 || !all_cancelled(&semaphore->waiters);
}

/* Semaphore._wake_up_next: the place goes to the woken one at once. */
static bool wake_up_next(struct semaphore *semaphore)
{
    const struct waiter *waiter = waiters_pending(&semaphore->waiters);
    if (!waiter)
        return false;
    take_place(semaphore, waiter->task);
    future_set_result(waiter->future, value_bool(true));
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
            give_back(semaphore);
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
        take_place(semaphore, current_id());
    return value_bool(true);
}

void semaphore_release(struct semaphore *semaphore)
{
    if (semaphore->value >= semaphore->bound)
        loop_raise(&ValueError, "BoundedSemaphore released too many times");
    give_back(semaphore);
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

static void describe_condition(struct shared *shared, struct resource *state,
                               struct arena *arena)
{
    const struct condition *condition = (const struct condition *)shared;
    state->lock = condition->lock->shared.id;
    state->waiting = shared_line(&condition->waiters, arena);
}

struct condition *condition_new(struct lock *lock)
{
    struct condition *condition = new_object(sizeof *condition);
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
