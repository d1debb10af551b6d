/* SPDX-License-Identifier: MIT */
#include "ui/place.h"

#include <stddef.h>

/* How far back a line is looked for; a bound on the cost of a frame. */
#define LOOK_BACK 256

static const struct place nowhere;

bool task_is_live(const struct model_task *task)
{
    return task->state == TASK_IS_READY || task->state == TASK_IS_RUNNING ||
           task->state == TASK_IS_WAITING;
}

struct place place_of_task(const struct model *model, uint32_t id)
{
    const struct model_task *task = model_find_task(model, id);

    if (task == NULL || !task_is_live(task))
        return nowhere;
    return (struct place){task->file, task->line};
}

struct place place_raised(const struct timeline *timeline,
                          const struct model *model, uint32_t id)
{
    const struct model_task *task = model_find_task(model, id);
    const struct stack_frame *frames;
    uint32_t count;

    if (task == NULL || task->state != TASK_IS_FAILED)
        return nowhere;
    frames = event_frames(timeline_event(timeline, task->since), &count);
    return count > 0
               ? (struct place){frames[count - 1].file, frames[count - 1].line}
               : nowhere;
}

bool place_is_told(const struct model *model, uint32_t id)
{
    return model->tasks[id - 1].state == TASK_IS_RUNNING &&
           model->tasks[id - 1].stack > model->run + 1;
}

bool place_has_stack(const struct model *model, uint32_t id)
{
    const struct model_task *task = &model->tasks[id - 1];

    if (task->stack == 0)
        return false;
    if (task->state == TASK_IS_RUNNING)
        return id == model_acting_task(model) &&
               (model->events == model->run + 1 || place_is_told(model, id));
    return task->state == TASK_IS_READY || task->state == TASK_IS_WAITING;
}

struct place place_running(const struct timeline *timeline,
                           const struct model *model)
{
    bool is_its_own = model->did == model->eager; /* not of one that ended */

    if (model->events > 0 && is_its_own) {
        const struct event *last = timeline_event(timeline, model->events - 1);

        if (last->line != 0)
            return (struct place){last->file, last->line};
    }
    return place_of_task(model, model_acting_task(model));
}

static struct place last_line(const struct timeline *timeline, size_t position)
{
    size_t stop = position > LOOK_BACK ? position - LOOK_BACK : 0;

    for (; position > stop; position--) {
        const struct event *event = timeline_event(timeline, position - 1);

        if (event->line != 0)
            return (struct place){event->file, event->line};
    }
    return nowhere;
}

struct place place_of_interest(const struct timeline *timeline,
                               const struct model *model)
{
    struct place place = nowhere;

    if (model->phase == PHASE_RUNNING)
        place = place_of_task(model, model->eager ? model->eager
                                                  : model->running.label.task);
    for (size_t i = 0; place.file == NULL && i < model->ready_count && i < 8;
         i++)
        place = place_of_task(model, model->ready[i].label.task);
    if (place.file == NULL)
        place = last_line(timeline, model->events);
    return place;
}

/* The run event of the last handle that has ended, or TIMELINE_NONE. */
static size_t run_before(const struct timeline *timeline,
                         const struct model *model)
{
    size_t at = model->phase == PHASE_RUNNING ? model->run : model->events;
    size_t stop = at > LOOK_BACK ? at - LOOK_BACK : 0;

    for (; at > stop; at--) {
        if (timeline_runner(timeline, at - 1) != TIMELINE_NONE)
            return timeline_runner(timeline, at - 1);
    }
    return TIMELINE_NONE;
}

struct place place_ran(const struct timeline *timeline,
                       const struct model *model)
{
    size_t run = run_before(timeline, model);
    struct place place = nowhere;

    if (run == TIMELINE_NONE ||
        timeline_event(timeline, run)->u.handle.label.kind != LABEL_CALL)
        return nowhere;
    for (size_t i = run + 1;
         i < model->events && timeline_runner(timeline, i) == run; i++) {
        const struct event *event = timeline_event(timeline, i);

        if (event->line != 0)
            place = (struct place){event->file, event->line};
    }
    return place;
}
