/* SPDX-License-Identifier: MIT */
#include "ui/why_queued.h"

#include <string.h>

#include "ui/actor.h"
#include "ui/awaits.h"
#include "ui/why_causes.h"
#include "ui/why_reasons.h"
#include "ui/why_words.h"

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
    const struct model_task *task = model_find_task(model, label->task);
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

static const char *why_cancelled(const struct timeline *timeline,
                                 const struct model *model, size_t cause,
                                 const struct label *label)
{
    const struct label *runner = actor_label(timeline, cause);
    if (!runner && actor_is_run(timeline, cause))
        return "Main is done, so asyncio.run asked what was left to cancel: "
               "{task} was woken, and CancelledError will be raised where it "
               "waits";
    if (cause_passer(timeline, model, cause, label->task))
        return "{actor} asked {other} to cancel, which waits for {task}: the "
               "request was passed on, and this wake-up queued";
    if (!runner || runner->kind != LABEL_CALL)
        return find_reason(reasons_cancelled, NULL);
    if (runner->task && is_call_named(runner->call, "timeout") &&
        cause_timer(timeline, cause) == TIMELINE_NONE)
        return reason_of_overdue;
    return find_reason(reasons_cancelled, runner);
}

static const char *why_wakeup(struct timeline *timeline,
                              const struct model *model, size_t cause,
                              const struct label *label)
{
    const struct label *runner = actor_label(timeline, cause);
    if (cause_is_cancel(timeline, cause, label->task))
        return why_cancelled(timeline, model, cause, label);
    if (cause_done(timeline, cause))
        return cause_done(timeline, cause)->u.done.how == DONE_RESULT
                   ? "{other} is done and {task} awaited it, so this wake-up "
                     "was queued"
                   : reason_of_raise;
    if (!runner)
        return "What {task} waited for ({on}) was resolved outside any "
               "handle, which queued this wake-up";
    if (runner->kind == LABEL_CALL && !runner->task &&
        is_call_named(runner->call, "wait-timeout") &&
        cause_timer(timeline, cause) == TIMELINE_NONE)
        return reason_of_release;
    if (runner->kind == LABEL_CALL && runner->task &&
        is_call_named(runner->call, "sleep") &&
        cause_timer(timeline, cause) == TIMELINE_NONE)
        return reason_of_resolved;
    if (runner->kind == LABEL_CALL)
        return runner->task && is_call_named(runner->call, "gather")
                   ? why_gathered(timeline, model, cause, label)
                   : find_reason(reasons_woken, runner);
    if (runner->task == label->task)
        return "What {task} awaits was done before it suspended, so its "
               "wake-up was queued at once";
    return reason_of_resolved;
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

static const char *why_call(const struct timeline *timeline,
                            const struct model *model, size_t cause,
                            const struct label *label, bool runs)
{
    const struct model_task *task = model_find_task(model, label->task);
    const struct label *runner = actor_label(timeline, cause);
    if (actor_queues_stop(timeline, cause))
        return why_stopped(label, runs);
    if (awaits_gather_over(timeline, model, cause))
        return reason_of_ended;
    if (cause_done(timeline, cause))
        return task && task->state == TASK_IS_FAILED &&
                       is_call_named(label->call, "taskgroup")
                   ? reason_of_failure
                   : find_reason(reasons_done, label);
    if (cause_checks_cancel(timeline, cause))
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
    const struct model_task *task = model_find_task(model, label->task);
    return !task || task->state == TASK_IS_WAITING ||
           !is_call_named(label->call, "sleep");
}

static const char *find_template(struct timeline *timeline,
                                 const struct model *model, size_t cause,
                                 bool runs)
{
    const struct event *event = timeline_event(timeline, cause);
    const struct label *label = &event->u.handle.label;
    if (event->kind == EVENT_FIRE && label->kind != LABEL_CALL)
        return reason_of_fired_step;
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

bool why_queued(struct line *line, struct timeline *timeline,
                const struct model *model, size_t cause, bool runs)
{
    uint32_t task = timeline_event(timeline, cause)->u.handle.label.task;
    const char *template = find_template(timeline, model, cause, runs);
    struct why_room room;
    struct words words = why_words(timeline, model, cause, &room);
    if (template == reason_of_resolved &&
        why_words_shared(timeline, model, task, room.on, sizeof room.on)) {
        template = reason_of_shared;
        words.on = room.on;
    }
    sentence_add(line, template, &words);
    return template == reason_of_own;
}
