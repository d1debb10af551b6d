/* SPDX-License-Identifier: MIT */
/* waits_tree.h -- who waits for whom, as trees from those nobody waits for. */
#ifndef LOOPSCOPE_UI_WAITS_TREE_H
#define LOOPSCOPE_UI_WAITS_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/resources.h"
#include "ui/timeline.h"

/*
 * The tasks whose going on would let a task go on: those it awaits, or those
 * who hold the lock or the semaphore that it stands in line for. None where
 * the events do not tell who could: an item, an event, a notification.
 */
struct task_ids waits_for(const struct timeline *timeline,
                          const struct model *model, uint32_t task,
                          struct resource_place place);

/* What those in a line wait for: "Lock 1", "an item of Queue 1". Returns
 * buffer. */
char *waits_wish(const struct model *model, struct resource_place place,
                 char *buffer, size_t size);

/*
 * What a task that is not done waits for, or its state: "sleep →2.000",
 * "Lock 1, held by Task-3", "an item of Queue 1", "Queue 1's items to be done,
 * 2 left", "ready". Returns buffer.
 */
char *waits_tell(const struct timeline *timeline, const struct model *model,
                 uint32_t task, struct resource_place place, char *buffer,
                 size_t size);

/*
 * The same of a task that waits, in a sentence: a gather's tasks are not
 * counted, a sleep's end is not told. Returns buffer.
 */
char *waits_say(const struct timeline *timeline, const struct model *model,
                uint32_t task, char *buffer, size_t size);

enum waits_row_kind {
    WAITS_TASK,
    WAITS_AGAIN, /* told in a row above, with what it waits for */
    WAITS_CIRCLE /* it waits, in the end, for itself */
};

struct waits_row {
    enum waits_row_kind kind;
    uint32_t task;
    int depth;         /* 0: nobody waits for it, or all in the circle do */
    uint32_t resource; /* what it holds that the row before waits for; or 0 */
};

#define WAITS_ROWS_MOST 1024
#define WAITS_DEPTH_MOST 32

/* The first rows, from the roots in order of the tasks' making. */
struct waits_tree {
    struct waits_row *rows;
    size_t count;
    struct resource_place *places; /* of all tasks */
};

void waits_tree_make(struct waits_tree *tree, const struct timeline *timeline,
                     const struct model *model);
void waits_tree_free(struct waits_tree *tree);

#endif
