/* SPDX-License-Identifier: MIT */
/* awaits.h -- tasks that wait for others: for what, and how many are left. */
#ifndef LOOPSCOPE_UI_AWAITS_H
#define LOOPSCOPE_UI_AWAITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/timeline.h"

/* Whether the wait event names the one task that is awaited. */
bool awaits_a_task(const struct model *model, const struct event *wait);

/*
 * What a wait event waits for in a newcomer's words: "asyncio.wait", "a
 * future", "Queue.get". Returns buffer.
 */
char *awaits_words(const struct model *model, const struct event *wait,
                   char *buffer, size_t size);
/* Whether these words name a task. */
bool awaits_words_name(const struct model *model, const struct event *wait);

/*
 * How many tasks are left of those that event `wait` waits for. Of a gather,
 * a wait() or a task group these are the ones it has not counted: what counts
 * a task is the callback that its end queues. False where the events do not
 * tell: two gathers may have the same task.
 */
bool awaits_left(const struct timeline *timeline, const struct model *model,
                 size_t wait, size_t *left);

/*
 * The index of the wait event of the one task that waits by the library's
 * callback with this label ("call gather(Task-3)"), or whose wait event
 * `since` or a later one ended; TIMELINE_NONE for none, or for several.
 */
size_t awaits_find(const struct timeline *timeline, const struct model *model,
                   const struct label *label, size_t since);

/*
 * Whether ready event `cause` queued gather's callback for a task whose gather
 * nobody waits for any more, as it has raised: the callback changes nothing
 * (tasks.py gather _done_callback, 3.13). False where the events do not tell.
 */
bool awaits_gather_over(const struct timeline *timeline,
                        const struct model *model, size_t cause);

/* Whether a task with this id is among those a wait event waits for. */
bool awaits_has(const struct event *wait, uint32_t task);

#endif
