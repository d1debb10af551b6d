/* SPDX-License-Identifier: MIT */
#include "ui/why.h"

#include <string.h>

#include "sim/trace/text.h"
#include "ui/sentence.h"
#include "ui/timeline.h"
#include "ui/why_queued.h"

/* What a sentence is made from: the last event, and the state after it. */
struct moment {
    struct line line;
    const struct timeline *timeline;
    const struct model *model;
    const struct event *event;
    size_t index; /* of the event */
    char actor[WORD_SIZE];
};

static void say(struct moment *moment, const char *template, struct words words)
{
    words.actor = moment->actor;
    sentence_add(&moment->line, template, &words);
}

/* A number as a word. */
struct number {
    char text[24];
};

static struct number number_of(size_t value)
{
    struct number number;
    struct line line;
    line_init(&line, number.text, sizeof number.text);
    line_add_number(&line, (int64_t)value);
    return number;
}

static bool is_outside(const struct moment *moment)
{
    return timeline_runner(moment->timeline, moment->index) == TIMELINE_NONE;
}

static void say_nothing_ran(struct moment *moment)
{
    say(moment,
        "Nothing has run yet: the loop begins when asyncio.run makes main a "
        "task.",
        (struct words){0});
}

/* What ends the poll of a tick before which nothing was ready. */
static const char *find_due(const struct model *model)
{
    struct model_timer first;
    if (model_timers(model, &first, 1) && first.when <= model->now)
        return "when the next timer is due";
    if (model->op_count)
        return "when an operation completes";
    return "the longest that a poll waits";
}

static void say_tick(struct moment *moment)
{
    const struct model *model = moment->model;
    char when[TIME_FORMAT_SIZE], span[TIME_FORMAT_SIZE];
    struct number ready = number_of(model->ready_count);
    struct words words = {
        .when = time_format(model->now, when),
        .span = time_format(model->now - model->previous_now, span),
        .count = ready.text,
        .name = find_due(model)};
    if (model->now > model->previous_now)
        say(moment,
            "Nothing was ready, so the loop polled and the clock jumped "
            "{span} s to {when}, {name}.",
            words);
    else if (model->ready_count == 1)
        say(moment, "1 handle is ready, so the poll did not wait.", words);
    else if (model->ready_count)
        say(moment, "{count} handles are ready, so the poll did not wait.",
            words);
    else if (model->tick_ready)
        say(moment,
            "Nothing was ready, but something is due at {when} already, so "
            "the poll did not wait.",
            words);
    else
        say(moment, "Nothing was ready, and the poll found nothing.", words);
}

static void say_run(struct moment *moment)
{
    const struct model_handle *running = &moment->model->running;
    bool is_known = running->cause < moment->index;
    if (is_known)
        why_queued(&moment->line, moment->timeline, moment->model,
                   running->cause, true);
    say(moment,
        is_known && running->label.kind == LABEL_STEP
            ? "; it stood first in the ready queue."
            : ".",
        (struct words){0});
}

/* ready, fire and deliver: why, and what stands before it. */
static void say_queued(struct moment *moment)
{
    size_t before = moment->model->ready_count - 1;
    struct number count = number_of(before);
    why_queued(&moment->line, moment->timeline, moment->model, moment->index,
               false);
    say(moment,
        before == 0   ? "."
        : before == 1 ? "; 1 handle stands before it."
                      : "; {count} handles stand before it.",
        (struct words){.count = count.text});
}

static void say_skip(struct moment *moment)
{
    char label[WORD_SIZE];
    say(moment,
        "The handle {name} was cancelled while it stood in the ready queue, "
        "so the loop drops it.",
        (struct words){.name = label_format(&moment->event->u.handle.label,
                                            label, sizeof label)});
}

static void say_task(struct moment *moment)
{
    say(moment,
        is_outside(moment)
            ? "asyncio.run made a task of the coroutine {name}: {task}."
            : "{actor} made a task of the coroutine {name}: {task}, which does "
              "not run before its first step.",
        (struct words){.name = moment->event->u.task.coro,
                       .task = moment->event->u.task.name});
}

static void say_timer(struct moment *moment)
{
    const struct event *event = moment->event;
    char label[WORD_SIZE], when[TIME_FORMAT_SIZE], span[TIME_FORMAT_SIZE];
    say(moment,
        event->kind == EVENT_TIMER
            ? "{actor} armed a timer: {name} will be queued at {when}, in "
              "{span} s."
            : "{actor} cancelled the timer for {name}, which was due at "
              "{when}: it will not fire.",
        (struct words){
            .name = label_format(&event->u.handle.label, label, sizeof label),
            .when = time_format(event->u.handle.when, when),
            .span = time_format(event->u.handle.when - event->t, span)});
}

static void say_op(struct moment *moment)
{
    say(moment,
        moment->event->kind == EVENT_JOB
            ? "{actor} handed the job {name} to the executor: a worker does "
              "it while the loop goes on."
            : "{actor} started the I/O operation {name}: the loop's poll "
              "will see it complete.",
        (struct words){.name = moment->event->u.op.name});
}

static void say_cancel(struct moment *moment)
{
    say(moment,
        is_outside(moment)
            ? "Main is done, so asyncio.run cancels what is left: "
              "CancelledError will be raised in {task}."
            : "{actor} asked {task} to stop: CancelledError will be raised "
              "in {task} at its next step.",
        (struct words){.task = moment->event->u.cancel.name});
}

static void say_block(struct moment *moment)
{
    char span[TIME_FORMAT_SIZE];
    say(moment,
        is_outside(moment)
            ? "The program holds everything for {span} s, outside the loop."
            : "The handle holds the loop for {span} s: nothing else can run "
              "meanwhile.",
        (struct words){.span =
                           time_format(moment->event->u.block.duration, span)});
}

static void say_print(struct moment *moment)
{
    say(moment,
        is_outside(moment)
            ? "The program printed a line, outside the loop."
            : "{actor} printed a line; printing does not suspend it.",
        (struct words){0});
}

/* Whether the wait names the one task that is awaited. */
static bool is_on_task(const struct moment *moment)
{
    const struct event *event = moment->event;
    uint32_t awaited =
        event->u.wait.awaits_count == 1 ? event->u.wait.awaits[0] : 0;
    return awaited && awaited <= moment->model->task_count &&
           strcmp(moment->model->tasks[awaited - 1].name, event->u.wait.on) ==
               0;
}

static void say_wait(struct moment *moment)
{
    const struct event *event = moment->event;
    uint32_t awaits = event->u.wait.awaits_count;
    struct number count = number_of(awaits);
    const struct model_task *task =
        event->u.wait.task <= moment->model->task_count
            ? &moment->model->tasks[event->u.wait.task - 1]
            : NULL;
    const char *template = "{task} is suspended on {on}: the loop goes on "
                           "without it.";
    if (task && task->state == TASK_IS_READY)
        template = "{task} is suspended on {on}, but its wake-up is queued "
                   "already.";
    else if (is_on_task(moment))
        template = "{task} is suspended until {on} is done: the loop goes on "
                   "without it.";
    else if (awaits > 1)
        template = "{task} is suspended on {on}, which waits for {count} "
                   "tasks: the loop goes on without it.";
    say(moment, template,
        (struct words){.task = event->u.wait.name,
                       .on = event->u.wait.on,
                       .count = count.text});
}

static void say_done(struct moment *moment)
{
    static const char *const templates[] = {
        [DONE_RESULT] = "{task} returned {value}: it is done, and its done "
                        "callbacks are queued.",
        [DONE_EXCEPTION] = "{task} raised {value}: the task keeps it for "
                           "whoever awaits it, and its done callbacks are "
                           "queued.",
        [DONE_CANCELLED] = "{task} let CancelledError through: it is "
                           "cancelled, and its done callbacks are queued.",
    };
    say(moment, templates[moment->event->u.done.how],
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
    say(moment, templates[moment->event->u.warn.about],
        (struct words){.name = moment->event->u.warn.what,
                       .value = moment->event->u.warn.value});
}

/* Adds who waits for what: the first few tasks, and how many more. */
static void say_who_waits(struct moment *moment)
{
    const struct model *model = moment->model;
    size_t waiting = 0, named = 3;
    for (size_t i = 0; i < model->task_count; i++) {
        const struct model_task *task = &model->tasks[i];
        if (task->state != TASK_IS_WAITING)
            continue;
        if (waiting++ < named)
            say(moment,
                waiting == 1 ? " Waiting: {task} on {on}" : ", {task} on {on}",
                (struct words){.task = task->name, .on = task->on});
    }
    if (waiting > named)
        say(moment, " and {count} more",
            (struct words){.count = number_of(waiting - named).text});
    if (waiting)
        say(moment, ".", (struct words){0});
}

static void say_exit(struct moment *moment)
{
    static const char *const templates[] = {
        [EXIT_OK] = "The program has ended: main is done and asyncio.run has "
                    "closed the loop.",
        [EXIT_EXCEPTION] = "The program has ended: asyncio.run raised what "
                           "main raised, {value}.",
        [EXIT_DEADLOCK] = "Nothing is ready, no timer is armed: the loop "
                          "would wait for ever.",
        [EXIT_LIMIT] = "The limit of ticks is reached: the program would go "
                       "on.",
    };
    enum exit_how how = moment->event->u.exit.how;
    say(moment, templates[how],
        (struct words){.value = moment->event->u.exit.value});
    if (how == EXIT_DEADLOCK)
        say_who_waits(moment);
}

static void (*const sayers[EVENT_KIND_COUNT])(struct moment *) = {
    [EVENT_TRACE] = say_nothing_ran,
    [EVENT_SOURCE] = say_nothing_ran,
    [EVENT_TICK] = say_tick,
    [EVENT_DELIVER] = say_queued,
    [EVENT_FIRE] = say_queued,
    [EVENT_RUN] = say_run,
    [EVENT_SKIP] = say_skip,
    [EVENT_TASK] = say_task,
    [EVENT_READY] = say_queued,
    [EVENT_TIMER] = say_timer,
    [EVENT_UNTIMER] = say_timer,
    [EVENT_JOB] = say_op,
    [EVENT_IO] = say_op,
    [EVENT_CANCEL] = say_cancel,
    [EVENT_BLOCK] = say_block,
    [EVENT_PRINT] = say_print,
    [EVENT_WAIT] = say_wait,
    [EVENT_DONE] = say_done,
    [EVENT_WARN] = say_warn,
    [EVENT_EXIT] = say_exit,
};

char *why_now(struct timeline *timeline, size_t position, char *buffer,
              size_t size)
{
    struct moment moment = {.timeline = timeline};
    line_init(&moment.line, buffer, size);
    if (position > timeline_count(timeline))
        position = timeline_count(timeline);
    if (position == 0) {
        say_nothing_ran(&moment);
        return buffer;
    }
    moment.model = timeline_model(timeline, position);
    moment.index = position - 1;
    moment.event = timeline_event(timeline, position - 1);
    name_actor(timeline, position - 1, moment.actor, sizeof moment.actor);
    sayers[moment.event->kind](&moment);
    return buffer;
}
