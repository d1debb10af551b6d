/* SPDX-License-Identifier: MIT */
/* why_causes.h -- which event it was that queued a handle. */
#ifndef LOOPSCOPE_UI_WHY_CAUSES_H
#define LOOPSCOPE_UI_WHY_CAUSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/timeline.h"

/*
 * Each looks at what stands before ready event `index`, but for asides, and
 * may be NULL.
 */

/*
 * The done event whose callbacks this ready event is one of. A done is a
 * step's last event but for those of its callbacks, unless the task is an
 * eager one that ended within another task's step.
 */
const struct event *cause_done(const struct timeline *timeline, size_t index);

/* The task event whose first step it is. */
const struct event *cause_task(const struct timeline *timeline, size_t index);

/*
 * The cancel event that a wake-up follows from: cancel() cancels what the
 * task waits for, and queues its callbacks, the task's own wake-up among them.
 */
const struct event *cause_cancel(const struct timeline *timeline, size_t index);

/*
 * The same for a callback, of which only that is sure which stands between
 * the cancel and the wake-up; among the first `known` events.
 */
const struct event *cause_cancel_of_call(const struct timeline *timeline,
                                         size_t index, size_t known);

/*
 * The task whose cancel() was passed on to this one, for which it waits: id
 * 0, when the one that the wake-up at `index` follows from was not.
 */
uint32_t cause_passer(const struct timeline *timeline,
                      const struct model *model, size_t index, uint32_t task);

/* Whether the wake-up at `index` follows from this task's cancel(). */
bool cause_is_cancel(const struct timeline *timeline, size_t index,
                     uint32_t task);

/*
 * The timer event behind the fire event at `index`, or behind the callback
 * that a timer called and that did event `index`; TIMELINE_NONE: none.
 */
size_t cause_timer(const struct timeline *timeline, size_t index);

/*
 * Whether ready event `index` is that of asyncio's own callback on a job's
 * future, the first that it has (futures.py _chain_future, 3.13).
 */
bool cause_checks_cancel(const struct timeline *timeline, size_t index);

#endif
