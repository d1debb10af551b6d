/* SPDX-License-Identifier: MIT */
/* locks.h -- tasks that wait for each other. Mirrors asyncio.Lock, Event,
 * Condition, Semaphore and BoundedSemaphore (locks.py, CPython 3.13). */
#ifndef LOOPSCOPE_SIM_LOCKS_H
#define LOOPSCOPE_SIM_LOCKS_H

#include <stdbool.h>

#include "sim/async_with.h"
#include "sim/coro.h"
#include "sim/shared.h"
#include "sim/waiters.h"

/* asyncio.Lock. First come, first served. */
struct lock {
    struct shared shared; /* is what tasks share */
    bool locked;
    uint32_t holder; /* the task that acquired it; 0: none */
    struct waiters waiters;
};

struct lock *lock_new(void);
struct coro *lock_acquire(struct lock *lock);
/* Raises RuntimeError when it is not locked. */
void lock_release(struct lock *lock);
/* `async with lock` */
struct async_manager lock_manager(struct lock *lock);

/* asyncio.Event. */
struct async_event {
    struct shared shared; /* is what tasks share */
    bool set;
    struct waiters waiters;
};

struct async_event *async_event_new(void);
/* Makes a zeroed one a part of another thing. */
void async_event_init_part(struct async_event *event, struct shared *whole);
/* Wakes all who wait, in order of waiting. */
void async_event_set(struct async_event *event);
void async_event_clear(struct async_event *event);
/* Completes with True once it is set. (Event.wait) */
struct coro *async_event_wait(struct async_event *event);

/* Tasks that hold a place, in order of getting it; 0: no task. */
struct holders {
    uint32_t *tasks;
    size_t count;
    size_t capacity;
};

/* asyncio.Semaphore; with bounded, asyncio.BoundedSemaphore. */
struct semaphore {
    struct shared shared; /* is what tasks share */
    long limit;           /* its first value */
    struct holders holders;
    long value; /* how many may still acquire it at once */
    long bound; /* BoundedSemaphore: its first value; else LONG_MAX */
    struct waiters waiters;
};

/* Raises ValueError for a value below 0. */
struct semaphore *semaphore_new(long value);
struct semaphore *bounded_semaphore_new(long value);
/* Whether acquire() would wait. */
bool semaphore_locked(const struct semaphore *semaphore);
struct coro *semaphore_acquire(struct semaphore *semaphore);
/* A bounded one raises ValueError above its first value. */
void semaphore_release(struct semaphore *semaphore);
struct async_manager semaphore_manager(struct semaphore *semaphore);

/* asyncio.Condition, with a lock of its own or one that is shared. */
struct condition {
    struct shared shared; /* is what tasks share */
    struct lock *lock;
    struct waiters waiters;
};

/* lock may be NULL. */
struct condition *condition_new(struct lock *lock);
/* Releases the lock, waits to be notified, and takes the lock again. Raises
 * RuntimeError when the lock is not held. (Condition.wait) */
struct coro *condition_wait(struct condition *condition);
/* Waits until predicate(argument) is true. (Condition.wait_for) */
typedef bool predicate_function(void *argument);
struct coro *condition_wait_for(struct condition *condition,
                                predicate_function *predicate, void *argument);
/* Wakes up to `count` of those who wait. Raises RuntimeError when the lock
 * is not held. */
void condition_notify(struct condition *condition, size_t count);
void condition_notify_all(struct condition *condition);
struct async_manager condition_manager(struct condition *condition);

#endif
