/* SPDX-License-Identifier: MIT */
#include "ui/why_queued.h"

#include <string.h>

#include "sim/trace/text.h"
#include "ui/actor.h"
#include "ui/awaits.h"
#include "ui/sentence.h"
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

static const struct model_task *task_at(const struct model *model, uint32_t id)
{
    return id && id <= model->task_count ? &model->tasks[id - 1] : NULL;
}

/* Whether all was counted of what the task waited for when it was woken. */
static bool is_all_counted(struct timeline *timeline, const struct model *model,
                           size_t cause, size_t wait, bool *known)
{
    size_t now = model->events, left = 0;
    *known =
        awaits_left(timeline, timeline_model(timeline, cause + 1), wait, &left);
    timeline_model(timeline, now);
    return left == 0;
}

/*
 * Gather ends with its last child, or at once with one that failed, unless it
 * is to return exceptions.
 */
static const char *why_gathered(struct timeline *timeline,
                                const struct model *model, size_t cause,
                                const struct label *label)
{
    const struct model_task *task = task_at(model, label->task);
    bool known = false, is_last = false;
    if (task && task->wait)
        is_last =
            is_all_counted(timeline, model, cause, task->wait - 1, &known);
    if (!known)
        return "{actor} ended the gather that {task} waits for, and queued "
               "its wake-up";
    return is_last ? "{other} was the last that gather waited for: {actor} "
                     "ended the gather and queued {task}'s wake-up"
                   : "{other} {how}: {actor} ended the gather, though others "
                     "are left, and queued {task}'s wake-up";
}

static const char *why_step(const struct timeline *timeline, size_t cause,
                            const struct label *label)
{
    const struct event *task = cause_task(timeline, cause);
    const struct label *runner = actor_label(timeline, cause);
    if (task && task->u.task.id == label->task)
        return runner ? "{actor} created {task}, so its first step was queued"
                      : "{actor} made {name} a task, {task}, so its first step "
                        "was queued";
    if (runner && runner->kind != LABEL_CALL && runner->task == label->task)
        return "{task} gave way with a bare yield, as sleep(0) does: its next "
               "step was queued behind what stood there";
    return "{actor} queued this step of {task}";
}

static bool is_cancelled(const struct timeline *timeline, size_t index,
                         uint32_t task)
{
    const struct event *cancel = cause_cancel(timeline, index);
    return cancel && cancel->u.cancel.task == task;
}

/* The timer event behind a fire, or behind a callback that a timer called. */
static size_t find_timer(const struct timeline *timeline, size_t cause)
{
    size_t run = timeline_runner(timeline, cause);
    if (timeline_event(timeline, cause)->kind != EVENT_FIRE &&
        run != TIMELINE_NONE)
        cause = actor_cause(timeline, run);
    if (cause == TIMELINE_NONE ||
        timeline_event(timeline, cause)->kind != EVENT_FIRE)
        return TIMELINE_NONE;
    return timeline_armed(timeline,
                          timeline_event(timeline, cause)->u.handle.timer);
}

static const char *why_cancelled(const struct timeline *timeline,
                                 const struct model *model, size_t cause,
                                 const struct label *label)
{
    const struct label *runner = actor_label(timeline, cause);
    if (!runner)
        return "Main is done, so asyncio.run asked what was left to cancel: "
               "{task} was woken, and CancelledError will be raised where it "
               "waits";
    if (cause_passer(timeline, model, cause, label->task))
        return "{actor} asked {other} to cancel, which waits for {task}: the "
               "request was passed on, and this wake-up queued";
    if (runner->kind == LABEL_CALL && runner->task &&
        is_call_named(runner->call, "timeout") &&
        find_timer(timeline, cause) == TIMELINE_NONE)
        return reason_of_overdue;
    return find_reason(reasons_cancelled,
                       runner->kind == LABEL_CALL ? runner : NULL);
}

static const char *why_wakeup(struct timeline *timeline,
                              const struct model *model, size_t cause,
                              const struct label *label)
{
    const struct label *runner = actor_label(timeline, cause);
    if (is_cancelled(timeline, cause, label->task))
        return why_cancelled(timeline, model, cause, label);
    if (cause_done(timeline, cause))
        return "{other} is done and {task} awaited it, so this wake-up was "
               "queued";
    if (!runner)
        return "What {task} waited for ({on}) was resolved outside any "
               "handle, which queued this wake-up";
    if (runner->kind == LABEL_CALL && !runner->task &&
        is_call_named(runner->call, "wait-timeout") &&
        find_timer(timeline, cause) == TIMELINE_NONE)
        return reason_of_release;
    if (runner->kind == LABEL_CALL)
        return runner->task && is_call_named(runner->call, "gather")
                   ? why_gathered(timeline, model, cause, label)
                   : find_reason(reasons_woken, runner);
    if (runner->task == label->task)
        return "What {task} awaits was done before it suspended, so its "
               "wake-up was queued at once";
    return "{actor} resolved what {task} waited for ({on}) and so queued this "
           "wake-up";
}

static const char *why_stopped(const struct label *label, bool runs)
{
    if (!label->task)
        return runs ? "What was left has ended, so the loop will stop at the "
                      "end of this tick"
                    : "What was left has ended, so the callback that stops "
                      "the loop was queued";
    return runs ? "{task} is done, so the loop will stop at the end of this "
                  "tick"
                : "{task} is done, so the callback that stops the loop was "
                  "queued";
}

/* asyncio's own callback on a job's future, the first that it has. */
static bool checks_cancel(const struct timeline *timeline, size_t cause,
                          const struct label *label)
{
    const struct event *before =
        cause ? timeline_event(timeline, cause - 1) : NULL;
    return !label->task && is_call_named(label->call, "_call_check_cancel") &&
           before && before->kind == EVENT_RUN &&
           before->u.handle.label.kind == LABEL_CALL &&
           is_call_named(before->u.handle.label.call, "job ");
}

static const char *why_call(const struct timeline *timeline,
                            const struct model *model, size_t cause,
                            const struct label *label, bool runs)
{
    const struct model_task *task = task_at(model, label->task);
    const struct label *runner = actor_label(timeline, cause);
    if (actor_queues_stop(timeline, cause))
        return why_stopped(label, runs);
    if (cause_done(timeline, cause))
        return task && task->state == TASK_IS_FAILED &&
                       is_call_named(label->call, "taskgroup")
                   ? reason_of_failure
                   : find_reason(reasons_done, label);
    if (checks_cancel(timeline, cause, label))
        return "The future of the job {name} is done, which queued asyncio's "
               "own callback on it: that withdraws a job whose future was "
               "cancelled";
    if (cause_cancel_of_call(timeline, cause, model->events))
        return find_reason(reasons_called_by_cancel, label);
    if (runner && runner->kind == LABEL_CALL && runner->task &&
        is_call_named(runner->call, "shield-inner") &&
        is_call_named(label->call, "shield-outer"))
        return "{actor} resolved shield's stand-in, so that future's own "
               "callback was queued";
    return find_reason(reasons_called, label);
}

/* A sleep whose task was cancelled meanwhile resolves nothing. */
static bool is_waited_for(const struct model *model, const struct label *label)
{
    const struct model_task *task = task_at(model, label->task);
    return !task || task->state == TASK_IS_WAITING ||
           !is_call_named(label->call, "sleep");
}

static const char *find_template(struct timeline *timeline,
                                 const struct model *model, size_t cause,
                                 bool runs)
{
    const struct event *event = timeline_event(timeline, cause);
    const struct label *label = &event->u.handle.label;
    if (event->kind == EVENT_FIRE)
        return find_reason(is_waited_for(model, label) ? reasons_fired
                                                       : reasons_fired_late,
                           label);
    if (event->kind == EVENT_DELIVER)
        return find_reason(reasons_delivered, label);
    if (label->kind == LABEL_STEP)
        return why_step(timeline, cause, label);
    if (label->kind == LABEL_WAKEUP)
        return why_wakeup(timeline, model, cause, label);
    return why_call(timeline, model, cause, label, runs);
}

/* What the task waited for last. */
static const struct event *find_wait(const struct timeline *timeline,
                                     const struct model *model, uint32_t task)
{
    size_t wait = task_at(model, task) ? task_at(model, task)->wait : 0;
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
    uint32_t passer = is_cancelled(timeline, cause, label->task)
                          ? cause_passer(timeline, model, cause, label->task)
                          : 0;
    if (passer)
        return (struct part){model->tasks[passer - 1].name, passer};
    if (ended)
        return (struct part){ended->u.done.name, ended->u.done.task};
    if (wait && wait->u.wait.awaits_count == 1 &&
        task_at(model, wait->u.wait.awaits[0]))
        return (struct part){task_at(model, wait->u.wait.awaits[0])->name,
                             wait->u.wait.awaits[0]};
    if (wait)
        return (struct part){"what it stands for", 0};
    if (runner && runner->kind == LABEL_CALL)
        return (struct part){runner->task_name, runner->task};
    return (struct part){0};
}

static const char *find_how(const struct model *model, uint32_t id)
{
    const struct model_task *task = task_at(model, id);
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
    if (checks_cancel(timeline, cause, label))
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

bool why_queued(struct line *line, struct timeline *timeline,
                const struct model *model, size_t cause, bool runs)
{
    const struct event *event = timeline_event(timeline, cause);
    const struct label *label = &event->u.handle.label;
    const struct event *wait = find_wait(timeline, model, label->task);
    size_t timer = find_timer(timeline, cause);
    const struct event *armed =
        timer == TIMELINE_NONE ? event : timeline_event(timeline, timer);
    bool fired = event->kind == EVENT_FIRE && timer != TIMELINE_NONE;
    struct part part = find_part(timeline, model, cause);
    const char *template = find_template(timeline, model, cause, runs);
    char actor[WORD_SIZE], on[WORD_SIZE], when[TIME_FORMAT_SIZE],
        at[TIME_FORMAT_SIZE], span[TIME_FORMAT_SIZE];
    struct words words = {
        .task = find_task(timeline, model, cause),
        .actor =
            actor_name(timeline, fired ? timer : cause, actor, sizeof actor),
        .other = part.name,
        .how = find_how(model, part.task),
        .on = wait ? awaits_words(model, wait, on, sizeof on) : "a future",
        .name = find_name(timeline, cause, label),
        .when = time_format(event->u.handle.when, when),
        .armed = time_format(armed->t, at),
        .span = time_format(armed->u.handle.when - armed->t, span)};
    sentence_add(line, template, &words);
    return template == reason_of_own;
}
