/* SPDX-License-Identifier: MIT */
/* Why the state is what it is after something was done. */
#include "ui/why_moment.h"

#include <string.h>

#include "sim/trace/text.h"
#include "ui/actor.h"
#include "ui/awaits.h"
#include "ui/numbers.h"
#include "ui/waits_tree.h"

void moment_say(struct moment *moment, const char *template, struct words words)
{
    words.actor = moment->actor;
    sentence_add(&moment->line, template, &words);
}

struct number number_of(size_t value)
{
    struct number number;
    struct line line;
    line_init(&line, number.text, sizeof number.text);
    line_add_number(&line, (int64_t)value);
    return number;
}

static enum actor who(const struct moment *moment)
{
    return actor_of(moment->timeline, moment->index);
}

static bool is_of_run(const struct moment *moment)
{
    return who(moment) == ACTOR_RUN &&
           actor_is_run(moment->timeline, moment->index);
}

static const struct model_task *task_of(const struct moment *moment,
                                        uint32_t id)
{
    return id > 0 && id <= moment->model->task_count
               ? &moment->model->tasks[id - 1]
               : NULL;
}

/* Whether it starts eagerly shows only in what comes next. */
static const char *find_made(const struct moment *moment)
{
    if (is_of_run(moment))
        return "asyncio.run made a task of the coroutine {name}: {task}.";
    if (actor_starts_eagerly(moment->timeline, moment->index))
        return "{actor} made a task of the coroutine {name}: {task}, which "
               "starts eagerly: its first step runs here and now.";
    if (moment->index + 1 == timeline_count(moment->timeline))
        return "{actor} made a task of the coroutine {name}: {task}.";
    return "{actor} made a task of the coroutine {name}: {task}, which does "
           "not run before its first step.";
}

static void say_task(struct moment *moment)
{
    moment_say(moment, find_made(moment),
               (struct words){.name = moment->event->u.task.coro,
                              .task = moment->event->u.task.name});
}

static void say_timer(struct moment *moment)
{
    const struct event *event = moment->event;
    char label[WORD_SIZE], when[TIME_FORMAT_SIZE], span[TIME_FORMAT_SIZE];
    moment_say(
        moment,
        event->kind == EVENT_TIMER
            ? "{actor} armed a timer: {name} will be queued at {when}, in "
              "{span} s."
            : "{actor} disarmed the timer for {name}, which was due at "
              "{when}: it will not fire.",
        (struct words){
            .name = label_format(&event->u.handle.label, label, sizeof label),
            .when = time_format(event->u.handle.when, when),
            .span = time_format(span_between(event->t, event->u.handle.when),
                                span)});
}

static void say_op(struct moment *moment)
{
    static const char *const templates[EVENT_KIND_COUNT] = {
        [EVENT_JOB] = "{actor} handed the job {name} to the executor: a worker "
                      "is to do it while the loop goes on.",
        [EVENT_IO] = "{actor} started the I/O operation {name}: the loop's "
                     "poll will see it complete.",
        [EVENT_UNIO] = "{actor} gave up the I/O operation {name}: nobody waits "
                       "for it any more, and nothing will be delivered.",
    };
    moment_say(moment, templates[moment->event->kind],
               (struct words){.name = moment->event->u.op.name});
}

/* A request goes to what the task waits for: to tasks, or to a future. */
static const char *find_cancel(const struct moment *moment,
                               const struct model_task *task)
{
    const struct event *wait =
        task && task->wait ? timeline_event(moment->timeline, task->wait - 1)
                           : NULL;
    if (task && task->state == TASK_IS_RUNNING)
        return "{actor} asked {task} to cancel, which runs just now: unless "
               "that is taken back, CancelledError will be raised at its next "
               "await.";
    if (!wait || task->state != TASK_IS_WAITING)
        return "{actor} asked {task} to cancel: unless that is taken back, "
               "CancelledError will be raised at its next step.";
    if (awaits_a_task(moment->model, wait) || strcmp(task->on, "gather") == 0)
        return "{actor} asked {task} to cancel, which passes the request on "
               "to what it waits for, {on}.";
    return "{actor} asked {task} to cancel: what it waits for is cancelled, "
           "so CancelledError will be raised there.";
}

static void say_cancel(struct moment *moment)
{
    const struct model_task *task =
        task_of(moment, moment->event->u.cancel.task);
    if (is_of_run(moment))
        moment_say(moment,
                   "Main is done, so asyncio.run asks what is left to "
                   "cancel: here {task}.",
                   (struct words){.task = moment->event->u.cancel.name});
    else
        moment_say(moment, find_cancel(moment, task),
                   (struct words){.task = moment->event->u.cancel.name,
                                  .on = task ? task->on : NULL});
}

static void say_block(struct moment *moment)
{
    char span[TIME_FORMAT_SIZE];
    static const char *const templates[] = {
        [ACTOR_HANDLE] = "{actor} held the loop for {span} s: nothing else "
                         "could run meanwhile.",
        [ACTOR_RUN] = "The program held everything for {span} s, outside the "
                      "loop.",
        [ACTOR_THREAD] = "{span} s went by, outside any handle.",
    };
    moment_say(moment, templates[who(moment)],
               (struct words){
                   .span = time_format(moment->event->u.block.duration, span)});
}

static void say_print(struct moment *moment)
{
    static const char *const templates[] = {
        [ACTOR_HANDLE] = "{actor} printed a line; printing does not suspend "
                         "it.",
        [ACTOR_RUN] = "The program printed a line, outside the loop.",
        [ACTOR_THREAD] = "A worker thread printed a line: no handle did, and "
                         "the loop is not held.",
    };
    moment_say(moment, templates[who(moment)], (struct words){0});
}

/* What it waits for, and the trace's word for it where that says more. */
static void write_on(const struct moment *moment, bool in_line, char *on,
                     size_t size)
{
    const struct event *event = moment->event;
    char words[WORD_SIZE];
    struct line line;
    line_init(&line, on, size);
    if (in_line)
        waits_say(moment->timeline, moment->model, event->u.wait.task, words,
                  sizeof words);
    else
        awaits_words(moment->model, event, words, sizeof words);
    line_add(&line, words);
    if (strstr(words, event->u.wait.on))
        return;
    line_add(&line, " (");
    line_add(&line, event->u.wait.on);
    line_add(&line, ")");
}

static const char *find_suspended(const struct moment *moment, bool in_line)
{
    const struct event *event = moment->event;
    const struct model_task *task = task_of(moment, event->u.wait.task);
    if (task && task->state == TASK_IS_READY)
        return "{task} is suspended on {on}, but its wake-up is queued "
               "already.";
    if (awaits_a_task(moment->model, event))
        return "{task} is suspended until {on} is done: {name} goes on "
               "without it.";
    if (in_line)
        return "{task} is suspended and waits for {on}: {name} goes on "
               "without it.";
    if (event->u.wait.awaits_count > 1 &&
        strcmp(event->u.wait.on, "TaskGroup.__aexit__") == 0)
        return "{task} is suspended on {on}, {count} of them: {name} goes on "
               "without it.";
    if (event->u.wait.awaits_count > 1)
        return "{task} is suspended on {on}, which waits for {count} tasks: "
               "{name} goes on without it.";
    return "{task} is suspended on {on}: {name} goes on without it.";
}

/* Who goes on: the loop, or who made the task if that started eagerly. */
static const char *who_goes_on(const struct moment *moment, char *buffer,
                               size_t size)
{
    const struct model *model = moment->model;
    const struct model_task *task = task_of(moment, model_acting_task(model));
    if (!timeline_eager(moment->timeline, moment->index))
        return "the loop";
    return task ? task->name
                : label_format(&model->running.label, buffer, size);
}

static void say_wait(struct moment *moment)
{
    const struct event *event = moment->event;
    bool in_line =
        resource_place_of(moment->model, event->u.wait.task).resource;
    struct number count = number_of(event->u.wait.awaits_count);
    char on[WORD_SIZE * 2], name[WORD_SIZE];
    write_on(moment, in_line, on, sizeof on);
    moment_say(moment, find_suspended(moment, in_line),
               (struct words){.task = event->u.wait.name,
                              .on = on,
                              .count = count.text,
                              .name = who_goes_on(moment, name, sizeof name)});
}

static void say_done(struct moment *moment)
{
    static const char *const templates[] = {
        [DONE_RESULT] = "{task} returned {value}: it is done, and its done "
                        "callbacks, if any, are queued.",
        [DONE_EXCEPTION] = "{task} raised {value}: the task keeps it for "
                           "whoever awaits it, and its done callbacks, if "
                           "any, are queued.",
        [DONE_CANCELLED] = "{task} let CancelledError through: it is "
                           "cancelled, and its done callbacks, if any, are "
                           "queued.",
    };
    moment_say(moment, templates[moment->event->u.done.how],
               (struct words){.task = moment->event->u.done.name,
                              .value = moment->event->u.done.value});
}

static void say_warn(struct moment *moment)
{
    static const char *const templates[] = {
        [WARN_CALLBACK] = "The callback {name} raised {value}: the loop's "
                          "exception handler was told, and the loop goes on.",
        [WARN_NEVER_RETRIEVED] = "{name} failed with {value}, and nobody "
                                 "awaited it or asked for its exception.",
        [WARN_NEVER_AWAITED] = "The coroutine {name} was made, but never "
                               "awaited or made a task: it never ran.",
    };
    moment_say(moment, templates[moment->event->u.warn.about],
               (struct words){.name = moment->event->u.warn.what,
                              .value = moment->event->u.warn.value});
}

void moment_say_deed(struct moment *moment)
{
    static void (*const sayers[EVENT_KIND_COUNT])(struct moment *) = {
        [EVENT_TASK] = say_task,     [EVENT_TIMER] = say_timer,
        [EVENT_UNTIMER] = say_timer, [EVENT_JOB] = say_op,
        [EVENT_IO] = say_op,         [EVENT_UNIO] = say_op,
        [EVENT_CANCEL] = say_cancel, [EVENT_BLOCK] = say_block,
        [EVENT_PRINT] = say_print,   [EVENT_WAIT] = say_wait,
        [EVENT_DONE] = say_done,     [EVENT_WARN] = say_warn,
    };
    sayers[moment->event->kind](moment);
}
