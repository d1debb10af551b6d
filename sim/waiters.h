/* SPDX-License-Identifier: MIT */
/* waiters.h -- futures in line: the deques of waiters of locks and queues. */
#ifndef LOOPSCOPE_SIM_WAITERS_H
#define LOOPSCOPE_SIM_WAITERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct future;
struct shared;
struct waiter;

/* First in, first out. Zeroed, it is empty. Lives in the run's arena. */
struct waiters {
    struct waiter *first;
    struct waiter *last;
    size_t count;
    struct shared
        *owner; /* is touched when somebody joins or leaves; or NULL */
};

struct waiter {
    struct future *future;
    uint32_t task; /* whose it is; 0: no task's */
    struct waiter *next;
};

void waiters_add(struct waiters *waiters, struct future *future);
/* The one that stood longest; NULL when empty. */
struct future *waiters_pop(struct waiters *waiters);
/* Takes it out; false when it is not there. (deque.remove) */
bool waiters_remove(struct waiters *waiters, const struct future *future);
/* Takes out those that are done, up to the first that is not, and resolves
 * that one. (queues.py Queue._wakeup_next) */
void waiters_wake_next(struct waiters *waiters);
/* Takes out all of them and resolves those that are not done. */
void waiters_wake_all(struct waiters *waiters);

/* The first that is not done, left in line; NULL when there is none. */
const struct waiter *waiters_pending(const struct waiters *waiters);
/* Whether nobody stands in line who was not cancelled. */
bool waiters_all_cancelled(const struct waiters *waiters);
/* Joins the line, suspends the running task until somebody resolves the
 * future, and leaves the line, also when an exception is thrown in. */
void waiters_await(struct waiters *waiters, struct future *future);

#endif
