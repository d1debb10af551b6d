/* SPDX-License-Identifier: MIT */
/* shared.h -- what tasks share: says in the trace what state it is in. */
#ifndef LOOPSCOPE_SIM_SHARED_H
#define LOOPSCOPE_SIM_SHARED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/arena.h"
#include "sim/trace/resource.h"

struct loop;
struct shared;
struct waiters;

/* Writes the state into a zeroed resource; lists go into the arena. */
typedef void shared_describe(struct shared *shared, struct resource *state,
                             struct arena *arena);

/*
 * The head of a lock, a semaphore, an event, a condition, a barrier, a queue.
 * Whoever changes one touches it; what was touched in a handle is looked at
 * before each event until the handle is over, and said where it is another
 * than was said last.
 */
struct shared {
    enum resource_kind kind;
    shared_describe *describe;
    struct shared *whole; /* what it is a part of; NULL: a thing of its own */
    uint32_t serial;      /* of all, in order of their making */
    uint32_t id;          /* in the trace; 0: not said yet */
    const char *file;     /* where it was made, until that is said */
    uint32_t line;
    struct resource *said;    /* NULL: nothing yet */
    struct arena said_memory; /* what `said` lives in */
    bool is_recent;
    struct shared *next_recent; /* by serial */
    struct shared *next;        /* of all of the run's */
};

/* The loop's part. Zeroed, there are none. */
struct shared_things {
    struct shared *all;
    struct shared *recent; /* touched in this handle, by serial */
    uint32_t count;
    uint32_t ids;
};

/* It is made now: said before the next event. */
void shared_init(struct shared *shared, enum resource_kind kind,
                 shared_describe *describe);
/* It is a part of another thing, and not said: to touch it touches that. */
void shared_join(struct shared *part, struct shared *whole);
/* It may have changed. NULL is nobody's. */
void shared_touch(struct shared *shared);

/* Says those that changed, in order of their making. */
void shared_tell(struct loop *loop);
/* The handle is over. */
void shared_forget(struct loop *loop);
void shared_free(struct loop *loop);

/* This task, or 0 if the trace does not know it: states name no such task. */
uint32_t shared_task(uint32_t task);
/* The tasks in line that nobody has woken yet. */
struct task_ids shared_line(const struct waiters *waiters, struct arena *arena);

#endif
