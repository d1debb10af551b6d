/* SPDX-License-Identifier: MIT */
/* model_store.h -- what only the model's own files see of it. */
#ifndef LOOPSCOPE_UI_MODEL_STORE_H
#define LOOPSCOPE_UI_MODEL_STORE_H

#include "ui/model.h"

/* Where in the heap the timer with this id is; id 0: a free place. */
struct timer_place {
    uint32_t id;
    uint32_t slot;
};

/*
 * The armed timers: a binary heap whose first is the next to fire, in the
 * order of (when, id), for ids tell which was armed first. `places` is a hash
 * table from id to slot, so that any timer can be taken out: a power of two
 * in size and never more than half full.
 */
struct timer_heap {
    struct model_timer *heap;
    size_t count;
    size_t capacity;
    struct timer_place *places;
    size_t place_count;
};

void timer_heap_free(struct timer_heap *timers);
void timer_heap_copy(struct timer_heap *to, const struct timer_heap *from);
void timer_heap_add(struct timer_heap *timers, const struct model_timer *timer);
/* Takes out the timer with this id; does nothing when there is none. */
void timer_heap_remove(struct timer_heap *timers, uint32_t id);
/* How many bytes they take. */
size_t timer_heap_size(const struct timer_heap *timers);

/*
 * model->ready and model->ops point into ready_room and op_room: what left at
 * the front is still before them, until the room is needed.
 */
struct model_store {
    struct timer_heap timers;
    struct model_handle *ready_room;
    size_t ready_capacity;
    struct model_op *op_room;
    size_t op_capacity;
    size_t task_capacity;
    size_t resource_capacity;
    uint32_t made; /* the task that the last event made in a handle; or 0 */
};

/* What a ready, deliver or fire event appends to the ready queue. */
void ready_append(struct model *model, const struct event *event);
/* Takes the handle of a run or skip event from the front of the queue. */
struct model_handle ready_pop(struct model *model, const struct event *event);

/* What a job or io event adds to the pending operations. */
void ops_append(struct model *model, const struct event *event);
/* Does nothing when no such operation is pending. */
void ops_remove(struct model *model, uint32_t id);
/*
 * What a ready event with this label tells of jobs: the completion of one
 * that no worker thread began, and that was cancelled, is queued by a handle
 * and not delivered. Of several with one name the last has not begun. Returns
 * its id, or 0.
 */
uint32_t ops_withdraw(struct model *model, const struct label *label);

#endif
