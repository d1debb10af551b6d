/* SPDX-License-Identifier: MIT */
#include "ui/why_words.h"

#include <string.h>

#include "ui/actor.h"
#include "ui/awaits.h"
#include "ui/numbers.h"
#include "ui/waits_tree.h"
#include "ui/why_causes.h"
#include "ui/why_reasons.h"

/* What stands behind "io " or "job " in a callback's name, or the name. */
static const char *short_name(const char *call)
{
    if (call && is_call_named(call, "io "))
        return call + strlen("io ");
    if (call && is_call_named(call, "job "))
        return call + strlen("job ");
    return call;
}

/* What the task waited for last. */
static const struct event *find_wait(const struct timeline *timeline,
                                     const struct model *model, uint32_t task)
{
    size_t wait =
        model_find_task(model, task) ? model_find_task(model, task)->wait : 0;
    return wait ? timeline_event(timeline, wait - 1) : NULL;
}

/* Who had a part in a handle's being queued, besides its own task. */
struct part {
    const char *name; /* NULL: nobody */
    uint32_t task;
};

/* The task that ended, or a callback's; of a cancelled shield the task in it.
 */
static struct part find_part(const struct timeline *timeline,
                             const struct model *model, size_t cause)
{
    const struct event *ended = cause_done(timeline, cause);
    const struct label *runner = actor_label(timeline, cause);
    const struct event *cancel =
        cause_cancel_of_call(timeline, cause, model->events);
    const struct event *wait =
        cancel ? find_wait(timeline, model, cancel->u.cancel.task) : NULL;
    const struct label *label =
        &timeline_event(timeline, cause)->u.handle.label;
    uint32_t passer = cause_is_cancel(timeline, cause, label->task)
                          ? cause_passer(timeline, model, cause, label->task)
                          : 0;
    if (passer)
        return (struct part){model->tasks[passer - 1].name, passer};
    if (ended)
        return (struct part){ended->u.done.name, ended->u.done.task};
    if (wait && wait->u.wait.awaits_count == 1 &&
        model_find_task(model, wait->u.wait.awaits[0]))
        return (struct part){
            model_find_task(model, wait->u.wait.awaits[0])->name,
            wait->u.wait.awaits[0]};
    if (wait)
        return (struct part){"what it stands for", 0};
    if (runner && runner->kind == LABEL_CALL)
        return (struct part){runner->task_name, runner->task};
    return (struct part){0};
}

static const char *find_how(const struct model *model, uint32_t id)
{
    const struct model_task *task = model_find_task(model, id);
    if (task && task->state == TASK_IS_FAILED)
        return "failed";
    return task && task->state == TASK_IS_CANCELLED ? "was cancelled"
                                                    : "is done";
}

/* The coroutine that became a task, or the name of a callback. */
static const char *find_name(const struct timeline *timeline, size_t cause,
                             const struct label *label)
{
    const struct event *task = cause_task(timeline, cause);
    const struct label *runner = actor_label(timeline, cause);
    if (cause_checks_cancel(timeline, cause))
        return short_name(runner->call);
    if (label->kind == LABEL_CALL)
        return short_name(label->call);
    if (label->kind == LABEL_STEP && task)
        return task->u.task.coro;
    return runner ? short_name(runner->call) : NULL;
}

/* The task that the reason is about. */
static const char *find_task(const struct timeline *timeline,
                             const struct model *model, size_t cause)
{
    const struct event *cancel =
        cause_cancel_of_call(timeline, cause, model->events);
    return cancel ? cancel->u.cancel.name
                  : timeline_event(timeline, cause)->u.handle.label.task_name;
}

/* When it was due; of what the loop comes to late, also how late that is. */
static const char *find_due(const struct model *model, int64_t due, char *text,
                            size_t size)
{
    char when[TIME_FORMAT_SIZE], late[TIME_FORMAT_SIZE];
    struct line line;
    line_init(&line, text, size);
    line_add(&line, time_format(due, when));
    if (model->now > due) {
        line_add(&line, ", ");
        line_add(&line, time_format(span_between(due, model->now), late));
        line_add(&line, " s ago");
    }
    return text;
}

/* What a wake-up's await will raise. */
static const char *find_value(const struct timeline *timeline, size_t cause)
{
    const struct event *ended = cause_done(timeline, cause);
    if (!ended || ended->u.done.how == DONE_RESULT)
        return NULL;
    return ended->u.done.how == DONE_CANCELLED ? "CancelledError"
                                               : ended->u.done.value;
}

struct words why_words(struct timeline *timeline, const struct model *model,
                       size_t cause, struct why_room *room)
{
    const struct event *event = timeline_event(timeline, cause);
    const struct label *label = &event->u.handle.label;
    const struct event *wait = find_wait(timeline, model, label->task);
    size_t timer = cause_timer(timeline, cause);
    const struct event *armed =
        timer == TIMELINE_NONE ? event : timeline_event(timeline, timer);
    bool fired = event->kind == EVENT_FIRE && timer != TIMELINE_NONE;
    struct part part = find_part(timeline, model, cause);
    return (struct words){
        .task = find_task(timeline, model, cause),
        .actor = actor_name(timeline, fired ? timer : cause, room->actor,
                            sizeof room->actor),
        .other = part.name,
        .how = find_how(model, part.task),
        .on = wait ? awaits_words(model, wait, room->on, sizeof room->on)
                   : "a future",
        .name = find_name(timeline, cause, label),
        .value = find_value(timeline, cause),
        .when =
            find_due(model, event->u.handle.when, room->due, sizeof room->due),
        .armed = time_format(armed->t, room->armed),
        .span = time_format(span_between(armed->t, armed->u.handle.when),
                            room->span)};
}

/* What the task stood in line for when it went to wait; false: for nothing. */
bool why_words_shared(struct timeline *timeline, const struct model *model,
                      uint32_t id, char *on, size_t size)
{
    const struct model_task *task = model_find_task(model, id);
    size_t now = model->events, wait = task ? task->wait : 0;
    const struct model *then = timeline_model(timeline, wait);
    struct resource_place place = resource_place_of(then, id);
    if (place.resource)
        waits_wish(then, place, on, size);
    timeline_model(timeline, now);
    return place.resource;
}
