/* SPDX-License-Identifier: MIT */
#include "ui/lanes.h"

#include <stdlib.h>

#include "sim/memory.h"

/* The id of the task whose state the event may change; 0 for none. */
static uint32_t changed_task(const struct event *event)
{
    switch (event->kind) {
    case EVENT_TASK:
        return event->u.task.id;
    case EVENT_RUN:
    case EVENT_READY:
        return event->u.handle.label.task;
    case EVENT_WAIT:
        return event->u.wait.task;
    case EVENT_DONE:
        return event->u.done.task;
    default:
        return 0;
    }
}

static void add_lanes(struct lanes *lanes, size_t count)
{
    lanes->lanes = memory_grow(lanes->lanes, &lanes->capacity, count,
                               sizeof *lanes->lanes);
    while (lanes->count < count)
        lanes->lanes[lanes->count++] = (struct lane){0};
}

static void change(struct lanes *lanes, uint32_t task, enum task_state state,
                   const struct event *event, const struct model *model)
{
    add_lanes(lanes, model->task_count);
    struct lane *lane = &lanes->lanes[task - 1];
    if (lane->count && lane->changes[lane->count - 1].state == state)
        return;
    lane->changes = memory_grow(lane->changes, &lane->capacity, lane->count + 1,
                                sizeof *lane->changes);
    lane->changes[lane->count++] = (struct lane_change){
        .event = model->events - 1, .t = event->t, .state = state};
}

void lanes_note(struct lanes *lanes, const struct event *event,
                const struct model *model)
{
    uint32_t task = changed_task(event);
    if (model->did) /* it may have begun with this event, and be over */
        change(lanes, model->did, TASK_IS_RUNNING, event, model);
    if (task && task <= model->task_count)
        change(lanes, task, model->tasks[task - 1].state, event, model);
}

static void begin_op(struct lanes *lanes, size_t index)
{
    lanes->ops = memory_grow(lanes->ops, &lanes->op_capacity,
                             lanes->op_count + 1, sizeof *lanes->ops);
    lanes->ops[lanes->op_count++] =
        (struct op_lane){.begun = index, .over = TIMELINE_NONE};
}

static void end_op(struct lanes *lanes, uint32_t id, size_t index)
{
    if (id && id <= lanes->op_count)
        lanes->ops[id - 1].over = index;
}

void lanes_note_op(struct lanes *lanes, const struct event *event,
                   const struct model *model)
{
    size_t index = model->events - 1;
    if (event->kind == EVENT_IO || event->kind == EVENT_JOB)
        begin_op(lanes, index);
    else if (event->kind == EVENT_UNIO)
        end_op(lanes, event->u.op.id, index);
    else if (event->kind == EVENT_DELIVER)
        end_op(lanes, event->u.handle.op, index);
    else if (model->withdrawn)
        end_op(lanes, model->withdrawn, index);
}

const struct lane_change *lanes_of(const struct lanes *lanes, uint32_t task,
                                   size_t *count)
{
    if (!task || task > lanes->count) {
        *count = 0;
        return NULL;
    }
    *count = lanes->lanes[task - 1].count;
    return lanes->lanes[task - 1].changes;
}

void lanes_free(struct lanes *lanes)
{
    for (size_t i = 0; i < lanes->count; i++)
        free(lanes->lanes[i].changes);
    free(lanes->lanes);
    free(lanes->ops);
    *lanes = (struct lanes){0};
}
