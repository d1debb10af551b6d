/* SPDX-License-Identifier: MIT */
/* locks.h -- tasks that wait for each other. Mirrors asyncio.Event
 * (locks.py, CPython 3.13). */
#ifndef LOOPSCOPE_SIM_LOCKS_H
#define LOOPSCOPE_SIM_LOCKS_H

#include <stdbool.h>

#include "sim/coro.h"
#include "sim/waiters.h"

/* asyncio.Event. Zeroed, it is not set and nobody waits. */
struct async_event {
    bool set;
    struct waiters waiters;
};

/* Wakes all who wait, in order of waiting. */
void async_event_set(struct async_event *event);
void async_event_clear(struct async_event *event);
/* Completes with True once it is set. (Event.wait) */
struct coro *async_event_wait(struct async_event *event);

#endif
