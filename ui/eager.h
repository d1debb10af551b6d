/* SPDX-License-Identifier: MIT */
/* eager.h -- what tasks did that start eagerly: that take their first step
 * where they are made, inside the handle that made them. */
#ifndef LOOPSCOPE_UI_EAGER_H
#define LOOPSCOPE_UI_EAGER_H

#include <stddef.h>

#include "ui/model.h"

/* From this event on it is this task's doing; task 0: the handle's own. */
struct eager_span {
    size_t from;
    struct label label; /* as if of a step */
};

/* Zeroed, there are none. */
struct eager_spans {
    struct eager_span *spans;
    size_t count;
    size_t capacity;
};

/* The model is the one after the event. */
void eager_note(struct eager_spans *spans, const struct model *model);
/* The label of the eager task that did an event, or NULL; good until the next
 * event is noted. */
const struct label *eager_label(const struct eager_spans *spans, size_t index);
void eager_free(struct eager_spans *spans);

#endif
