/* SPDX-License-Identifier: MIT */
/* actor.h -- who did an event. */
#ifndef LOOPSCOPE_UI_ACTOR_H
#define LOOPSCOPE_UI_ACTOR_H

#include <stddef.h>

#include "ui/timeline.h"

/*
 * What no handle does is done before the loop runs or after it stopped, by
 * asyncio.run or what stands around it; or while it polls, by a job's thread.
 */
enum actor { ACTOR_HANDLE, ACTOR_RUN, ACTOR_THREAD };

enum actor actor_of(const struct timeline *timeline, size_t index);

/* Whether what was done outside any handle is asyncio.run's doing, as far as
 * the line is known that it was done in. */
bool actor_is_run(const struct timeline *timeline, size_t index);

/* The label of the handle that did event `index`, or of the eager task inside
 * it; or NULL. */
const struct label *actor_label(const struct timeline *timeline, size_t index);

/*
 * "Task-2", "call gather(Task-3)", "asyncio.run", "the program" or "a worker
 * thread", into the buffer; returns it.
 */
char *actor_name(const struct timeline *timeline, size_t index, char *buffer,
                 size_t size);

/* Whether the same handle did both, and in it the same eager task or none. */
bool actor_did_both(const struct timeline *timeline, size_t a, size_t b);

/* Whether the task that event `index` made starts eagerly, as far as is known:
 * what is done next is its doing. */
bool actor_starts_eagerly(const struct timeline *timeline, size_t index);

/*
 * Whether a ready event queued the loop's own `call run`, which stops it:
 * about main, or about no task when the gather of what was left ends
 * (runners.py _cancel_all_tasks, 3.13).
 */
bool actor_queues_stop(const struct timeline *timeline, size_t ready);
/* Whether the run event is of that handle. */
bool actor_stops_loop(const struct timeline *timeline, size_t run);

/* The event that queued the handle of a run event, or TIMELINE_NONE. */
size_t actor_cause(const struct timeline *timeline, size_t run);

#endif
