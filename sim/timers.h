/* SPDX-License-Identifier: MIT */
/* timers.h -- the heap of armed timers. Mirrors BaseEventLoop._scheduled
 * (base_events.py, CPython 3.13). */
#ifndef LOOPSCOPE_SIM_TIMERS_H
#define LOOPSCOPE_SIM_TIMERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/handle.h"

/*
 * A binary heap by (when, id). Unlike CPython: its heap compares `when`
 * alone and leaves ties to the heap's layout; on a real clock two timers
 * never tie, so the order in which they were armed is what it would show.
 *
 * A cancelled timer stays until it comes first, comes due, or is swept;
 * cancelled_count counts as CPython's _timer_cancelled_count does.
 */
struct timers {
    struct timer **heap;
    size_t count;
    size_t capacity;
    long cancelled_count;
};

void timers_push(struct timers *timers, struct timer *timer);
/* The one that is due first, or NULL. */
struct timer *timers_first(const struct timers *timers);
/* Takes it out; there must be one. */
struct timer *timers_pop(struct timers *timers);
/*
 * Drops cancelled timers: all of them when they are more than half of more
 * than 100, else those that come first. (_run_once, first part)
 */
void timers_drop_cancelled(struct timers *timers);
void timers_free(struct timers *timers);

#endif
