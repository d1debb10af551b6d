/* SPDX-License-Identifier: MIT */
/* why_queued.h -- what put a handle into the ready queue. */
#ifndef LOOPSCOPE_UI_WHY_QUEUED_H
#define LOOPSCOPE_UI_WHY_QUEUED_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/trace/line.h"
#include "ui/model.h"
#include "ui/timeline.h"

/*
 * Adds the reason for which the ready, fire or deliver event `cause` queued
 * its handle, without the final full stop. The model is the timeline's, after
 * that event and before anything else happened to the handle's task. `runs`:
 * the handle runs now; else it was queued just now. True when there is no
 * more to it than that somebody queued it.
 */
bool why_queued(struct line *line, struct timeline *timeline,
                const struct model *model, size_t cause, bool runs);

#endif
