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
 * its handle, without the final full stop. The model is one after that event
 * and before anything else happened to the handle's task. `runs`: the handle
 * runs now; else it was queued just now.
 */
void why_queued(struct line *line, const struct timeline *timeline,
                const struct model *model, size_t cause, bool runs);

/*
 * Who did event `index`, into the buffer: "Task-2", "call gather(Task-3)",
 * or "asyncio.run" where no handle did it. Returns the buffer.
 */
char *name_actor(const struct timeline *timeline, size_t index, char *buffer,
                 size_t size);

#endif
