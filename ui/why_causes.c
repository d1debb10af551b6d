/* SPDX-License-Identifier: MIT */
#include "ui/why_causes.h"

#include "ui/actor.h"
#include "ui/awaits.h"
#include "ui/why_reasons.h"

/* The event before, but for asides: they may come anywhere. NULL: none. */
static const struct event *step_back(const struct timeline *timeline,
                                     size_t *index)
{
    while (*index > 0) {
        const struct event *event = timeline_event(timeline, --*index);
        if (!event_is_aside(event))
            return event;
    }
    return NULL;
}

const struct event *cause_done(const struct timeline *timeline, size_t index)
{
    const struct label *runner = actor_label(timeline, index);
    const struct event *event;
    do
        event = step_back(timeline, &index);
    while (event && event->kind == EVENT_READY);
    if (!event || event->kind != EVENT_DONE || !runner ||
        runner->kind == LABEL_CALL)
        return NULL;
    return event->u.done.task == runner->task ? event : NULL;
}

const struct event *cause_task(const struct timeline *timeline, size_t index)
{
    const struct event *event = step_back(timeline, &index);
    return event && event->kind == EVENT_TASK ? event : NULL;
}

static bool is_ready_call(const struct event *event)
{
    return event->kind == EVENT_READY &&
           event->u.handle.label.kind == LABEL_CALL;
}

const struct event *cause_cancel(const struct timeline *timeline, size_t index)
{
    const struct event *event;
    do
        event = step_back(timeline, &index);
    while (event && is_ready_call(event));
    return event && event->kind == EVENT_CANCEL ? event : NULL;
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
    } while (event_is_aside(event) || is_ready_call(event));
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
    const struct model_task *task = model_find_task(model, id);
    return task && task->wait &&
           awaits_has(timeline_event(timeline, task->wait - 1), other);
}

uint32_t cause_passer(const struct timeline *timeline,
                      const struct model *model, size_t index, uint32_t task)
{
    const struct event *event;
    do {
        event = step_back(timeline, &index);
        if (event && event->kind == EVENT_CANCEL &&
            event->u.cancel.task != task &&
            passes_on(timeline, model, event->u.cancel.task, task))
            return event->u.cancel.task;
    } while (event &&
             (event->kind == EVENT_CANCEL || event->kind == EVENT_READY));
    return 0;
}

bool cause_is_cancel(const struct timeline *timeline, size_t index,
                     uint32_t task)
{
    const struct event *cancel = cause_cancel(timeline, index);
    return cancel && cancel->u.cancel.task == task;
}

size_t cause_timer(const struct timeline *timeline, size_t index)
{
    size_t run = timeline_runner(timeline, index);
    if (timeline_event(timeline, index)->kind != EVENT_FIRE &&
        run != TIMELINE_NONE)
        index = actor_cause(timeline, run);
    if (index == TIMELINE_NONE ||
        timeline_event(timeline, index)->kind != EVENT_FIRE)
        return TIMELINE_NONE;
    return timeline_armed(timeline,
                          timeline_event(timeline, index)->u.handle.timer);
}

bool cause_checks_cancel(const struct timeline *timeline, size_t index)
{
    size_t run = timeline_runner(timeline, index);
    const struct label *label =
        &timeline_event(timeline, index)->u.handle.label;
    const struct event *before = step_back(timeline, &index);
    return !label->task && is_call_named(label->call, "_call_check_cancel") &&
           before && index == run &&
           before->u.handle.label.kind == LABEL_CALL &&
           is_call_named(before->u.handle.label.call, "job ");
}
