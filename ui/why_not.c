/* SPDX-License-Identifier: MIT */
#include "ui/why_not.h"

#include <string.h>

#include "sim/trace/text.h"
#include "ui/actor.h"
#include "ui/awaits.h"
#include "ui/sentence.h"
#include "ui/waits_tree.h"
#include "ui/why_moment.h"
#include "ui/words.h"

enum {
    MOST_LINKS = 4, /* of a chain of tasks that wait for each other */
    MOST_AHEAD = 2, /* handles named that stand before a task's */
    MOST_NAMED = 3  /* tasks named that one waits for */
};

/* The sentence and what it is made from. */
struct telling {
    struct line line;
    const struct timeline *timeline;
    const struct model *model;
};

static void say(struct telling *telling, const char *template,
                struct words words)
{
    sentence_add(&telling->line, template, &words);
}

static int64_t time_of(const struct telling *telling, size_t index)
{
    return timeline_event(telling->timeline, index)->t;
}

/* -- Ready ----------------------------------------------------------------- */

static const char *nth(size_t n, struct number *number)
{
    static const char *const words[] = {"first",  "second", "third",
                                        "fourth", "fifth",  "sixth"};
    if (n < sizeof words / sizeof *words)
        return words[n];
    *number = number_of(n + 1);
    return number->text;
}

/* Where the task's step stands in the queue; ready_count: nowhere. */
static size_t find_ready(const struct model *model, uint32_t id)
{
    size_t at = 0;
    while (at < model->ready_count &&
           (model->ready[at].label.task != id ||
            model->ready[at].label.kind == LABEL_CALL))
        at++;
    return at;
}

/* "behind wakeup Task-2, step Task-3 and 4 more" */
static void say_ahead(struct telling *telling, size_t at)
{
    char label[WORDS_SIZE];
    for (size_t i = 0; i < at && i < MOST_AHEAD; i++)
        say(telling, i == 0 ? ", behind {name}" : ", {name}",
            (struct words){.name = label_format(&telling->model->ready[i].label,
                                                label, sizeof label)});
    if (at > MOST_AHEAD)
        say(telling, " and {count} more",
            (struct words){.count = number_of(at - MOST_AHEAD).text});
}

static void say_ready(struct telling *telling, uint32_t id)
{
    const struct model *model = telling->model;
    size_t at = find_ready(model, id);
    struct number number;
    char label[WORDS_SIZE];
    struct words words = {.task = model->tasks[id - 1].name};
    if (at == model->ready_count) { /* queued by what is told next */
        say(telling, "{task} is ready", words);
        return;
    }
    words.count = nth(at, &number);
    say(telling,
        at < 6 ? "{task} is ready, {count} in the queue"
               : "{task} is ready, number {count} in the queue",
        words);
    say_ahead(telling, at);
    if (model->phase != PHASE_RUNNING)
        return;
    words.name = label_format(&model->running.label, label, sizeof label);
    say(telling, at == 0 ? ", while {name} runs" : "; {name} runs", words);
}

/* -- Waiting --------------------------------------------------------------- */

static bool ends_sleep(const struct model_handle *handle, uint32_t id)
{
    return handle->label.kind == LABEL_CALL && handle->label.task == id &&
           strcmp(handle->label.call, "sleep") == 0;
}

/* What still has to happen before a sleep that is over wakes its task. */
static const char *find_last_step(const struct model *model, uint32_t id)
{
    if (model->phase == PHASE_RUNNING && ends_sleep(&model->running, id))
        return "; its timer's callback runs now";
    for (size_t i = 0; i < model->ready_count; i++)
        if (ends_sleep(&model->ready[i], id))
            return "; its timer's callback is in the queue";
    return "; its timer is due now";
}

static void say_sleep(struct telling *telling, uint32_t id, int64_t until)
{
    char when[TIME_FORMAT_SIZE], span[TIME_FORMAT_SIZE];
    int64_t now = telling->model->now;
    struct words words = {
        .when = time_format(until, when),
        .span = time_format(until > now ? until - now : now - until, span)};
    say(telling,
        until > now    ? " sleeps until {when}, {span} s from now"
        : until == now ? " sleeps until {when}"
                       : " sleeps until {when}, which was {span} s ago",
        words);
    if (until <= now)
        say(telling, find_last_step(telling->model, id), words);
}

/* What the handle began in which the task went to wait, if it is not over. */
static void say_op(struct telling *telling, const struct model_task *task)
{
    const struct model *model = telling->model;
    size_t run = timeline_runner(telling->timeline, task->wait - 1);
    for (size_t i = model->op_count; i-- > 0 && run != TIMELINE_NONE;) {
        const struct model_op *op = &model->ops[i];
        const struct event *start =
            timeline_event(telling->timeline, op->started);
        char when[TIME_FORMAT_SIZE];
        if (!actor_did_both(telling->timeline, op->started, task->wait - 1))
            continue;
        say(telling,
            op->is_job             ? "; it handed over the job {name}"
            : start->u.op.is_timed ? "; it began I/O {name}, due at {when}"
                                   : "; it began I/O {name}",
            (struct words){.name = op->name,
                           .when = time_format(start->u.op.when, when)});
        return;
    }
}

/*
 * The tasks that are left, but not the one that was named already; the only
 * one, or 0.
 */
static uint32_t say_left(struct telling *telling, struct task_ids tasks,
                         bool is_named)
{
    size_t left = 0;
    uint32_t last = 0;
    for (uint32_t i = 0; i < tasks.count; i++) {
        const struct model_task *task =
            model_find_task(telling->model, tasks.ids[i]);
        if (!task || task->state >= TASK_IS_DONE)
            continue;
        last = tasks.ids[i];
        if (left++ < MOST_NAMED && !is_named)
            say(telling, left == 1 ? ": {task}" : ", {task}",
                (struct words){.task = task->name});
    }
    if (tasks.count > 0 && left == 0)
        say(telling,
            is_named ? ", which is done"
                     : ": all are done, but not yet counted",
            (struct words){0});
    if (left > MOST_NAMED)
        say(telling, " and {count} more",
            (struct words){.count = number_of(left - MOST_NAMED).text});
    return left == 1 ? last : 0;
}

/* How many stand before a task in a resource's line. */
static void say_line(struct telling *telling, uint32_t id)
{
    struct resource_place place = resource_place_of(telling->model, id);
    if (place.resource && place.ahead)
        say(telling,
            place.ahead == 1 ? "; 1 stands before {task} in line"
                             : "; {count} stand before {task} in line",
            (struct words){.task = telling->model->tasks[id - 1].name,
                           .count = number_of(place.ahead).text});
}

/* What a waiting task waits for; the one task that could end that, or 0. */
static uint32_t say_wait(struct telling *telling, uint32_t id)
{
    const struct model *model = telling->model;
    const struct model_task *task = &model->tasks[id - 1];
    struct resource_place place = resource_place_of(model, id);
    struct task_ids tasks = waits_for(telling->timeline, model, id, place);
    int64_t until = sleeps_until(telling->timeline, task);
    char on[WORDS_SIZE];
    if (until >= 0) {
        say_sleep(telling, id, until);
        return 0;
    }
    waits_say(telling->timeline, model, id, on, sizeof on);
    say(telling, " waits for {on}", (struct words){.on = on});
    if (place.resource)
        return tasks.count == 1 ? tasks.ids[0] : 0;
    return say_left(telling, tasks,
                    tasks.count && awaits_words_name(
                                       model, timeline_event(telling->timeline,
                                                             task->wait - 1)));
}

/* The end of a chain that does not wait. */
static void say_moving(struct telling *telling, const struct model_task *task)
{
    bool runs = task && task->state == TASK_IS_RUNNING;
    say(telling,
        runs   ? " runs now"
        : task ? " is ready"
               : " is not known",
        (struct words){0});
}

static bool has_link(const uint32_t *links, size_t count, uint32_t id)
{
    for (size_t i = 0; i < count; i++)
        if (links[i] == id)
            return true;
    return false;
}

/* From one task to the one it waits for, and on. */
static void say_chain(struct telling *telling, uint32_t id)
{
    uint32_t links[MOST_LINKS];
    size_t count = 0;
    while (id && count < MOST_LINKS) {
        const struct model_task *task = model_find_task(telling->model, id);
        if (has_link(links, count, id)) {
            say(telling, ": a circle", (struct words){0});
            return;
        }
        if (count)
            say(telling, ", which", (struct words){0});
        links[count++] = id;
        if (!task || task->state != TASK_IS_WAITING) {
            say_moving(telling, task);
            return;
        }
        id = say_wait(telling, id);
    }
}

static void say_waiting(struct telling *telling, uint32_t id)
{
    const struct model_task *task = &telling->model->tasks[id - 1];
    say(telling, "{task}", (struct words){.task = task->name});
    say_chain(telling, id);
    say_line(telling, id);
    if (!resource_place_of(telling->model, id).resource &&
        sleeps_until(telling->timeline, task) < 0)
        say_op(telling, task);
}

/* -- Done ------------------------------------------------------------------ */

static void say_over(struct telling *telling, const struct model_task *task)
{
    static const char *const templates[] = {
        [TASK_IS_DONE] = "{task} is done: it returned {value} at {when}",
        [TASK_IS_FAILED] = "{task} failed at {when}: {value}",
        [TASK_IS_CANCELLED] = "{task} was cancelled at {when}"};
    char when[TIME_FORMAT_SIZE];
    say(telling, templates[task->state],
        (struct words){.task = task->name,
                       .value = task->value,
                       .when =
                           time_format(time_of(telling, task->since), when)});
}

/* -- Cancelling ------------------------------------------------------------ */

/*
 * Whether the request was passed on to the one task it awaited, and ended
 * there: that one was not cancelled, so no CancelledError comes up.
 */
static const struct model_task *keeper(const struct telling *telling,
                                       const struct model_task *task)
{
    const struct event *wait =
        task->wait ? timeline_event(telling->timeline, task->wait - 1) : NULL;
    const struct model_task *other;
    if (!wait || !awaits_a_task(telling->model, wait))
        return NULL;
    other = model_find_task(telling->model, wait->u.wait.awaits[0]);
    return (other->state == TASK_IS_DONE || other->state == TASK_IS_FAILED) &&
                   other->since > task->asked
               ? other
               : NULL;
}

/*
 * Whether the task's own timeout made the request. That takes it back where
 * its block is left (timeouts.py Timeout.__aexit__, 3.13).
 */
static bool is_of_timeout(const struct telling *telling, uint32_t id)
{
    const struct label *runner =
        actor_label(telling->timeline, telling->model->tasks[id - 1].asked - 1);
    return runner && runner->kind == LABEL_CALL && runner->task == id &&
           strcmp(runner->call, "timeout") == 0;
}

/* Of a request that the step after it did not end the task with. */
static const char *find_outlived(const struct telling *telling, uint32_t id)
{
    bool is_over = telling->model->tasks[id - 1].state >= TASK_IS_DONE;
    if (is_of_timeout(telling, id))
        return is_over ? " Its timeout asked it to cancel at {when}, and took "
                         "that back when its block was left."
                       : " Its timeout asked it to cancel at {when}: it cleans "
                         "up, or is past the block.";
    return is_over ? " It was asked to cancel at {when}: that was caught, "
                     "taken back, or came too late."
                   : " It was asked to cancel at {when} and goes on: it "
                     "caught that, cleans up, or never got it.";
}

static const char *find_cancel(const struct telling *telling, uint32_t id,
                               enum cancel_stage stage)
{
    switch (stage) {
    case CANCEL_ASKED:
        return " It was asked to cancel at {when}: CancelledError has not "
               "reached it yet.";
    case CANCEL_TOLD:
        return " It was asked to cancel at {when}: CancelledError reaches it "
               "now, unless that was taken back.";
    case CANCEL_OUTLIVED:
        return find_outlived(telling, id);
    default:
        return ", as it was asked at {when}.";
    }
}

static void say_cancel(struct telling *telling, uint32_t id)
{
    const struct model_task *task = &telling->model->tasks[id - 1], *other;
    enum cancel_stage stage = cancel_stage(telling->model, id);
    char when[TIME_FORMAT_SIZE];
    struct words words = {0};
    if (stage != CANCEL_OBEYED)
        say(telling, ".", words);
    if (stage == CANCEL_NONE)
        return;
    words.when = time_format(time_of(telling, task->asked - 1), when);
    other = stage == CANCEL_TOLD ? keeper(telling, task) : NULL;
    words.other = other ? other->name : NULL;
    say(telling,
        other ? " Its request to cancel was passed on to {other}, which did "
                "not obey: it ends there."
              : find_cancel(telling, id, stage),
        words);
}

/* Of a task that is made later on. */
static const char *find_name(const struct timeline *timeline, uint32_t id)
{
    size_t count;
    const struct lane_change *made = timeline_lane(timeline, id, &count);
    return count ? timeline_event(timeline, made->event)->u.task.name
                 : "This task";
}

char *why_not(const struct timeline *timeline, const struct model *model,
              uint32_t id, char *buffer, size_t size)
{
    struct telling telling = {.timeline = timeline, .model = model};
    const struct model_task *task = model_find_task(model, id);
    line_init(&telling.line, buffer, size);
    if (!task) {
        say(&telling, "{task} does not exist yet.",
            (struct words){.task = find_name(timeline, id)});
        return buffer;
    }
    if (task->state == TASK_IS_RUNNING)
        say(&telling, "{task} runs now", (struct words){.task = task->name});
    else if (task->state == TASK_IS_READY)
        say_ready(&telling, id);
    else if (task->state == TASK_IS_WAITING)
        say_waiting(&telling, id);
    else
        say_over(&telling, task);
    say_cancel(&telling, id);
    return buffer;
}
