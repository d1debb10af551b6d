/* SPDX-License-Identifier: MIT */
/* check.h -- whether each event can follow those before it. */
#ifndef LOOPSCOPE_SIM_TRACE_CHECK_H
#define LOOPSCOPE_SIM_TRACE_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/trace/complaint.h"
#include "sim/trace/event.h"

/* Things whose ids count 1, 2, 3, ... and which end once: one byte each. */
struct ledger {
    unsigned char *ended; /* ended[id - 1] */
    uint32_t count;
    size_t capacity;
};

/*
 * Holds what the readers of events rely on: the order of events, time that
 * does not run backwards, ids in order of creation that refer to what
 * exists, and a ready queue that is first in, first out. Zeroed, it awaits a
 * trace's first event.
 */
struct check {
    bool begun;
    bool exited;
    int64_t now; /* ns */
    uint32_t ticks;
    uint32_t queued; /* handles that joined the ready queue */
    uint32_t taken;  /* handles that were run or skipped */
    struct ledger tasks;
    struct ledger timers;
    struct ledger ops;
    uint32_t resources;
};

/* Takes the next event, or complains and returns false. */
bool check_event(struct check *check, const struct event *event,
                 struct complaint *complaint);
void check_free(struct check *check);

#endif
