/* SPDX-License-Identifier: MIT */
/* resource.h -- the state of a queue, a lock or whatever else tasks share. */
#ifndef LOOPSCOPE_SIM_TRACE_RESOURCE_H
#define LOOPSCOPE_SIM_TRACE_RESOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One row a kind: the enum constant, and the class in asyncio. */
#define RESOURCE_KINDS(X)                                                      \
    X(LOCK, "Lock")                                                            \
    X(EVENT, "Event")                                                          \
    X(CONDITION, "Condition")                                                  \
    X(SEMAPHORE, "Semaphore")                                                  \
    X(BOUNDED_SEMAPHORE, "BoundedSemaphore")                                   \
    X(BARRIER, "Barrier")                                                      \
    X(QUEUE, "Queue")                                                          \
    X(LIFO_QUEUE, "LifoQueue")                                                 \
    X(PRIORITY_QUEUE, "PriorityQueue")

enum resource_kind {
#define X(constant, name) RESOURCE_##constant,
    RESOURCE_KINDS(X)
#undef X
        RESOURCE_KIND_COUNT
};

/* Their classes' names. */
extern const char *const resource_words[RESOURCE_KIND_COUNT];

/* Tasks by their ids, in order. */
struct task_ids {
    const uint32_t *ids;
    uint32_t count;
};

/* Of a queue's items the first so many are in the trace. */
enum { RESOURCE_ITEMS_MOST = 32 };

struct resource_items {
    const char *const *reprs; /* in the order in which get() gives them */
    uint32_t count;
};

/*
 * What a resource event says: all of the state, each time. A field that the
 * kind does not have is 0.
 */
struct resource {
    uint32_t id;
    enum resource_kind kind;
    /* lock */
    bool locked;
    uint32_t holder; /* the task that acquired it; 0: none, or unknown */
    /* semaphores: how many may still acquire it, and its first value */
    int64_t value;
    int64_t limit;
    struct task_ids holders; /* acquired it and did not release it */
    /* event */
    bool set;
    /* condition */
    uint32_t lock; /* the resource that is its lock */
    /* barrier */
    int64_t parties;
    const char *state; /* "filling", "draining", "resetting", "broken" */
    /* queues */
    int64_t maxsize; /* 0: as many as there are */
    int64_t size;
    int64_t unfinished; /* put, and task_done() not yet called */
    bool shutdown;
    struct resource_items items;
    struct task_ids getting;
    struct task_ids putting;
    struct task_ids joining;
    /* all others: who stands in line, the first first; not who was woken */
    struct task_ids waiting;
};

/*
 * How each field but id and kind is written in JSON Lines: its key, its type,
 * and where it is. Whoever writes, reads, copies or compares walks over this
 * table.
 */
enum resource_type {
    RESOURCE_FLAG,   /* bool */
    RESOURCE_ID,     /* uint32_t */
    RESOURCE_NUMBER, /* int64_t, at least 0 */
    RESOURCE_TEXT,   /* const char * */
    RESOURCE_ITEMS,  /* struct resource_items */
    RESOURCE_TASKS,  /* struct task_ids */
};

struct resource_field {
    const char *key;
    enum resource_type type;
    size_t offset;
};

extern const struct resource_field resource_fields[];
extern const size_t resource_field_count;

/* Whether two say the same. */
bool resource_equal(const struct resource *a, const struct resource *b);

#endif
