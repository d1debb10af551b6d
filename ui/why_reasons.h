/* SPDX-License-Identifier: MIT */
/* why_reasons.h -- templates for why a handle was queued, by callback. */
#ifndef LOOPSCOPE_UI_WHY_REASONS_H
#define LOOPSCOPE_UI_WHY_REASONS_H

#include <stdbool.h>

#include "sim/trace/event.h"

/*
 * Reasons by the name of a library's callback; the last row of each table,
 * without a name, is for the program's own. A name that ends in a blank is a
 * prefix: "io users".
 */
struct reason {
    const char *call;
    const char *text;
};

extern const struct reason reasons_fired[];      /* by a timer */
extern const struct reason reasons_fired_late[]; /* but too late */
extern const struct reason reasons_delivered[];  /* by an operation */
extern const struct reason reasons_done[];       /* by the end of a task */
extern const struct reason reasons_called[];     /* callbacks, by others */
/* callbacks of what {task} waited for, by cancel() */
extern const struct reason reasons_called_by_cancel[];
extern const struct reason reasons_woken[];     /* wake-ups, by callbacks */
extern const struct reason reasons_cancelled[]; /* wake-ups, by cancel() */

/* Of a task's step that a timer queued: a program's own kind of future may
 * hand call_later() what a task gives it to be woken by. */
extern const char reason_of_fired_step[];
/* The reason of callbacks that somebody queued, and no more is known. */
extern const char reason_of_own[];
/* That of a task group's callback, when its task failed. */
extern const char reason_of_failure[];
/* That of a gather's callback, when nobody waits for the gather any more. */
extern const char reason_of_ended[];
/* Of the wake-up of a task that awaited one that did not return. */
extern const char reason_of_raise[];
/* Of a wake-up of which only is known what the task waited for. */
extern const char reason_of_resolved[];
/* The same, when it stood in line for what tasks share. */
extern const char reason_of_shared[];

/* Of a wake-up by `call wait-timeout` (_release_waiter) without a timer. */
extern const char reason_of_release[];
/* Of a wake-up by `call timeout`, when its timer is not known. */
extern const char reason_of_overdue[];

/* The text for a callback with this label; without one that of the last. */
const char *find_reason(const struct reason *reasons,
                        const struct label *label);

/* Whether a callback has this name; one that ends in a blank is a prefix. */
bool is_call_named(const char *call, const char *name);

#endif
