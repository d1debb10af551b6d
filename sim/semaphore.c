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

static struct task_ids holders_of(const struct semaphore *semaphore,
                                  struct arena *arena)
{
    const struct holders *holders = &semaphore->holders;
    struct task_ids found = {0};
    if (!holders->count)
        return found;
    uint32_t *ids = arena_alloc(arena, holders->count * sizeof *ids);
    for (size_t i = 0; i < holders->count; i++)
        if (shared_task(holders->tasks[i]))
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
        uint32_t *tasks = arena_alloc(loop_arena(), capacity * sizeof *tasks);
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
    uint32_t task = task_current_id();
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
    struct semaphore *semaphore = arena_alloc(loop_arena(), sizeof *semaphore);
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
    return semaphore->value == 0 || !waiters_all_cancelled(&semaphore->waiters);
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
        take_place(semaphore, task_current_id());
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
