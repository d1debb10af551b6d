/* SPDX-License-Identifier: MIT */
#include "ui/why_queued.h"

#include <string.h>

#include "sim/trace/text.h"
#include "ui/sentence.h"
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

static const struct label *runner_label(const struct timeline *timeline,
                                        size_t index)
{
    size_t run = timeline_runner(timeline, index);
    return run == TIMELINE_NONE
               ? NULL
               : &timeline_event(timeline, run)->u.handle.label;
}

char *name_actor(const struct timeline *timeline, size_t index, char *buffer,
                 size_t size)
{
    const struct label *label = runner_label(timeline, index);
    struct line line;
    line_init(&line, buffer, size);
    if (!label)
        line_add(&line, "asyncio.run");
    else if (label->kind == LABEL_CALL)
        line_add_label(&line, label);
    else
        line_add(&line, label->task_name);
    return buffer;
}

/*
 * The done event whose callbacks this ready event is one of, or NULL. A done
 * is a step's last event but for those of its callbacks, unless the task is
 * an eager one that ended within another task's step.
 */
static const struct event *find_done(const struct timeline *timeline,
                                     size_t index)
{
    const struct label *runner = runner_label(timeline, index);
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

/* The task event before this one, when there is one; else NULL. */
static const struct event *find_task(const struct timeline *timeline,
                                     size_t index)
{
    const struct event *event =
        index ? timeline_event(timeline, index - 1) : NULL;
    return event && event->kind == EVENT_TASK ? event : NULL;
}

/* Gather ends with its last child, or at once with one that failed. */
static const char *find_gather_reason(const struct model *model, uint32_t child)
{
    enum task_state state = child && child <= model->task_count
                                ? model->tasks[child - 1].state
                                : TASK_IS_DONE;
    if (state == TASK_IS_FAILED)
        return "{other} failed: {actor} ended the gather and queued {task}'s "
               "wake-up";
    if (state == TASK_IS_CANCELLED)
        return "{other} was cancelled: {actor} ended the gather and queued "
               "{task}'s wake-up";
    return "{other} was the last that gather waited for: {actor} ended the "
           "gather and queued {task}'s wake-up";
}

static const char *why_step(const struct timeline *timeline, size_t cause,
                            const struct label *label)
{
    const struct event *task = find_task(timeline, cause);
    const struct label *runner = runner_label(timeline, cause);
    if (task && task->u.task.id == label->task)
        return runner ? "{actor} created {task}, so its first step was queued"
                      : "{actor} made {name} a task, {task}, so its first step "
                        "was queued";
    if (runner && runner->kind != LABEL_CALL && runner->task == label->task)
        return "{task} gave way with a bare yield, as sleep(0) does: its next "
               "step was queued behind what stood there";
    return "{actor} queued this step of {task}";
}

/*
 * Whether cancel() on the task queued its wake-up: among the callbacks of
 * what it awaited, which follow the cancel event.
 */
static bool is_cancelled(const struct timeline *timeline, size_t index,
                         uint32_t task)
{
    const struct event *event;
    do {
        if (index == 0)
            return false;
        event = timeline_event(timeline, --index);
    } while (event->kind == EVENT_READY &&
             event->u.handle.label.kind == LABEL_CALL);
    return event->kind == EVENT_CANCEL && event->u.cancel.task == task;
}

static const char *why_cancelled(const struct label *runner)
{
    if (!runner)
        return "Main is done, so asyncio.run cancelled what was left: {task} "
               "was woken, and CancelledError will be raised where it waits";
    if (runner->kind == LABEL_CALL)
        return find_reason(reasons_cancelled, runner);
    return find_reason(reasons_cancelled, NULL);
}

static const char *why_wakeup(const struct timeline *timeline,
                              const struct model *model, size_t cause,
                              const struct label *label)
{
    const struct label *runner = runner_label(timeline, cause);
    if (is_cancelled(timeline, cause, label->task))
        return why_cancelled(runner);
    if (find_done(timeline, cause))
        return "{other} is done and {task} awaited it, so this wake-up was "
               "queued";
    if (!runner)
        return "What {task} waited for ({on}) was resolved outside any "
               "handle, which queued this wake-up";
    if (runner->kind == LABEL_CALL)
        return runner->task && is_call_named(runner->call, "gather")
                   ? find_gather_reason(model, runner->task)
                   : find_reason(reasons_woken, runner);
    if (runner->task == label->task)
        return "What {task} awaits was done before it suspended, so its "
               "wake-up was queued at once";
    return "{actor} resolved what {task} waited for ({on}) and so queued this "
           "wake-up";
}

/*
 * The loop's own `call run`: about main, or about no task when the gather of
 * what was left ends (runners.py _cancel_all_tasks, 3.13).
 */
static bool stops_loop(const struct label *label, const struct label *runner)
{
    if (!is_call_named(label->call, "run"))
        return false;
    return label->task ||
           (runner && runner->kind == LABEL_CALL && runner->task &&
            is_call_named(runner->call, "gather"));
}

static const char *why_call(const struct timeline *timeline, size_t cause,
                            const struct label *label, bool runs)
{
    bool is_done = find_done(timeline, cause) != NULL;
    if (!stops_loop(label, runner_label(timeline, cause)))
        return find_reason(is_done ? reasons_done : reasons_called, label);
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

static const char *find_template(const struct timeline *timeline,
                                 const struct model *model, size_t cause,
                                 bool runs)
{
    const struct event *event = timeline_event(timeline, cause);
    const struct label *label = &event->u.handle.label;
    if (event->kind == EVENT_FIRE)
        return find_reason(reasons_fired, label);
    if (event->kind == EVENT_DELIVER)
        return find_reason(reasons_delivered, label);
    if (label->kind == LABEL_STEP)
        return why_step(timeline, cause, label);
    if (label->kind == LABEL_WAKEUP)
        return why_wakeup(timeline, model, cause, label);
    return why_call(timeline, cause, label, runs);
}

/* What the label's task waited for last. */
static const char *find_on(const struct timeline *timeline,
                           const struct model *model, uint32_t task)
{
    size_t wait =
        task && task <= model->task_count ? model->tasks[task - 1].wait : 0;
    return wait ? timeline_event(timeline, wait - 1)->u.wait.on : "a future";
}

/* The task that had a part in it: the one that ended, or a callback's. */
static const char *find_other(const struct timeline *timeline, size_t cause)
{
    const struct event *ended = find_done(timeline, cause);
    const struct label *runner = runner_label(timeline, cause);
    if (ended)
        return ended->u.done.name;
    return runner && runner->kind == LABEL_CALL ? runner->task_name : NULL;
}

/* The coroutine that became a task, or the name of the callback. */
static const char *find_name(const struct timeline *timeline, size_t cause,
                             const struct label *label)
{
    const struct event *task = find_task(timeline, cause);
    const struct label *runner = runner_label(timeline, cause);
    if (label->kind == LABEL_CALL)
        return short_name(label->call);
    if (label->kind == LABEL_STEP && task)
        return task->u.task.coro;
    return runner ? short_name(runner->call) : NULL;
}

void why_queued(struct line *line, const struct timeline *timeline,
                const struct model *model, size_t cause, bool runs)
{
    const struct event *event = timeline_event(timeline, cause);
    const struct label *label = &event->u.handle.label;
    size_t armed = event->kind == EVENT_FIRE
                       ? timeline_armed(timeline, event->u.handle.timer)
                       : TIMELINE_NONE;
    char actor[WORD_SIZE], when[TIME_FORMAT_SIZE];
    struct words words = {
        .task = label->task_name,
        .actor = name_actor(timeline, armed == TIMELINE_NONE ? cause : armed,
                            actor, sizeof actor),
        .other = find_other(timeline, cause),
        .on = find_on(timeline, model, label->task),
        .name = find_name(timeline, cause, label),
        .when = time_format(event->u.handle.when, when)};
    sentence_add(line, find_template(timeline, model, cause, runs), &words);
}
