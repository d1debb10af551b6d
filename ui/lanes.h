/* SPDX-License-Identifier: MIT */
/* lanes.h -- each task's changes of state, and the lives of operations. */
#ifndef LOOPSCOPE_UI_LANES_H
#define LOOPSCOPE_UI_LANES_H

#include "ui/timeline.h"

struct lane {
    struct lane_change *changes;
    size_t count;
    size_t capacity;
};

/* Zeroed, it is empty. */
struct lanes {
    struct lane *lanes; /* lanes[task - 1] */
    size_t count;
    size_t capacity;
    struct op_lane *ops; /* ops[id - 1] */
    size_t op_count;
    size_t op_capacity;
};

/* Notes what an event changed that the model has just folded. */
void lanes_note(struct lanes *lanes, const struct event *event,
                const struct model *model);
/* The same of an I/O operation or a job. */
void lanes_note_op(struct lanes *lanes, const struct event *event,
                   const struct model *model);
/* A task's changes and how many there are; NULL and 0 for no such task. */
const struct lane_change *lanes_of(const struct lanes *lanes, uint32_t task,
                                   size_t *count);
void lanes_free(struct lanes *lanes);

#endif
