/* SPDX-License-Identifier: MIT */
/* handle.h -- callbacks that wait for their turn. Mirrors asyncio.Handle and
 * asyncio.TimerHandle (events.py, CPython 3.13). */
#ifndef LOOPSCOPE_SIM_HANDLE_H
#define LOOPSCOPE_SIM_HANDLE_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/trace/event.h"
#include "sim/value.h"

struct future;
struct task;

/*
 * What to call, and what the trace calls it. Two callbacks are the same when
 * function and self are, as for remove_done_callback().
 */
struct callback {
    /* future is the one that is done; NULL when no future called it. */
    void (*function)(void *self, struct future *future);
    void *self;
    const char *name;  /* LABEL_CALL: "sleep", "gather", "on_tick" */
    struct task *task; /* the task it is about; NULL for none */
    enum label_kind kind;
    bool about_future; /* about the future, where that is a task */
};

/* An entry of the ready queue. In the arena: whoever holds one may cancel
 * it at any time. */
struct handle {
    struct callback callback;
    struct future *future; /* handed to the callback */
    struct handle *next;   /* in the ready queue */
    struct timer *timer;   /* the timer it belongs to, or NULL */
    uint32_t id;           /* given when it joins the ready queue */
    uint32_t op;           /* the operation that delivered it, or 0 */
    int64_t completed;     /* when that operation did, in ns */
    bool cancelled;
};

/* A handle that joins the ready queue at a given time. */
struct timer {
    struct handle handle; /* a TimerHandle is a Handle */
    int64_t when;         /* ns */
    uint32_t id;          /* counts the timers as they are armed */
    bool scheduled;       /* it stands in the heap */
};

/* First in, first out. */
struct ready_queue {
    struct handle *first;
    struct handle *last;
    uint32_t count;
};

void ready_queue_add(struct ready_queue *ready, struct handle *handle);
/* The one that stood longest; the queue must not be empty. */
struct handle *ready_queue_pop(struct ready_queue *ready);

#endif
