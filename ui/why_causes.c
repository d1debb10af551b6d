/* SPDX-License-Identifier: MIT */
#include "ui/why_causes.h"

#include "ui/actor.h"
#include "ui/awaits.h"

const struct event *cause_done(const struct timeline *timeline, size_t index)
{
    const struct label *runner = actor_label(timeline, index);
    const struct event *event;
    do {
        if (index == 0)
            return NULL;
        event = timeline_event(timeline, --index);
    } while (event->kind == EVENT_READY);
    if (event->kind != EVENT_DONE || !runner || runner->kind == LABEL_CALL)
        return NULL;
    return event->u.done.task == runner->task ? event : NULL;
}

const struct event *cause_task(const struct timeline *timeline, size_t index)
{
    const struct event *event =
        index ? timeline_event(timeline, index - 1) : NULL;
    return event && event->kind == EVENT_TASK ? event : NULL;
}

const struct event *cause_cancel(const struct timeline *timeline, size_t index)
{
    const struct event *event;
    do {
        if (index == 0)
            return NULL;
        event = timeline_event(timeline, --index);
    } while (event->kind == EVENT_READY &&
             event->u.handle.label.kind == LABEL_CALL);
    return event->kind == EVENT_CANCEL ? event : NULL;
}

const struct event *cause_cancel_of_call(const struct timeline *timeline,
                                         size_t index, size_t known)
{
    const struct event *cancel = cause_cancel(timeline, index);
    const struct event *event;
    do {
        if (++index >= known)
            return NULL;
        event = timeline_event(timeline, index);
    } while (event->kind == EVENT_READY &&
             event->u.handle.label.kind == LABEL_CALL);
    return cancel && event->kind == EVENT_READY &&
                   event->u.handle.label.kind == LABEL_WAKEUP &&
                   event->u.handle.label.task == cancel->u.cancel.task
               ? cancel
               : NULL;
}

/* Whether the task waits for the other one, directly or by a gather. */
static bool passes_on(const struct timeline *timeline,
                      const struct model *model, uint32_t id, uint32_t other)
{
    size_t wait = id && id <= model->task_count ? model->tasks[id - 1].wait : 0;
    return wait && awaits_has(timeline_event(timeline, wait - 1), other);
}

uint32_t cause_passer(const struct timeline *timeline,
                      const struct model *model, size_t index, uint32_t task)
{
    const struct event *event;
    do {
        if (index == 0)
            return 0;
        event = timeline_event(timeline, --index);
        if (event->kind == EVENT_CANCEL && event->u.cancel.task != task &&
            passes_on(timeline, model, event->u.cancel.task, task))
            return event->u.cancel.task;
    } while (event->kind == EVENT_CANCEL || event->kind == EVENT_READY);
    return 0;
}
