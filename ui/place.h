/* SPDX-License-Identifier: MIT */
/* place.h -- where in the listings the program and its tasks stand. */
#ifndef LOOPSCOPE_UI_PLACE_H
#define LOOPSCOPE_UI_PLACE_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/timeline.h"

struct place {
    const char *file; /* NULL: unknown */
    uint32_t line;
};

/* The line that runs, or that the running task goes on from. */
struct place place_running(const struct timeline *timeline,
                           const struct model *model);

/*
 * What to look at when no line runs: where the task stands that the running
 * callback is about, or that is ready next, or else the last line known.
 */
struct place place_of_interest(const struct timeline *timeline,
                               const struct model *model);

/* The last line of the handle before, if that was a program's callback. */
struct place place_ran(const struct timeline *timeline,
                       const struct model *model);

/* Where a task stands; nowhere once it is done. */
struct place place_of_task(const struct model *model, uint32_t task);

/* Where a task raised what it ended with, as far as the program's own files
 * say; nowhere if it did not. */
struct place place_raised(const struct timeline *timeline,
                          const struct model *model, uint32_t task);

/* Whether the await stack that was told of the task last is still its own:
 * nothing of it ran since. */
bool place_has_stack(const struct model *model, uint32_t task);

/* Whether the functions of it that run now were told: a line of it ran in this
 * handle. */
bool place_is_told(const struct model *model, uint32_t task);

bool task_is_live(const struct model_task *task);

#endif
