/* SPDX-License-Identifier: MIT */
#include "ui/why.h"

#include <string.h>

#include "sim/trace/text.h"
#include "ui/actor.h"
#include "ui/waits_tree.h"
#include "ui/why_causes.h"
#include "ui/why_moment.h"
#include "ui/why_not.h"
#include "ui/why_queued.h"

static void say_nothing_ran(struct moment *moment)
{
    moment_say(
        moment,
        "Nothing has run yet: the loop begins when asyncio.run makes main a "
        "task.",
        (struct words){0});
}

static bool has_jobs_alone(const struct model *model)
{
    for (size_t i = 0; i < model->op_count; i++)
        if (!model->ops[i].is_job)
            return false;
    return true;
}

/* What ends the poll of a tick before which nothing was ready. */
static const char *find_due(const struct model *model)
{
    struct model_timer first;
    if (model_timers(model, &first, 1) && first.when <= model->now)
        return "when the next timer is due";
    if (!model->op_count || !model->tick_ready)
        return "the longest that a poll waits";
    return has_jobs_alone(model) ? "when an executor job is finished"
                                 : "when an operation completes";
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
        moment_say(moment,
                   "Nothing was ready, so the loop polled and the clock jumped "
                   "{span} s to {when}, {name}.",
                   words);
    else if (model->ready_count == 1)
        moment_say(moment, "1 handle is ready, so the poll did not wait.",
                   words);
    else if (model->ready_count)
        moment_say(moment,
                   "{count} handles are ready, so the poll did not wait.",
                   words);
    else if (model->tick_ready && model->op_count)
        moment_say(moment,
                   "Nothing was ready, but something is due or complete at "
                   "{when} already, so the poll did not wait.",
                   words);
    else if (model->tick_ready)
        moment_say(
            moment,
            "Nothing was ready, but something is due at {when} already, so "
            "the poll did not wait.",
            words);
    else
        moment_say(moment, "Nothing was ready, and the poll found nothing.",
                   words);
}

/*
 * Whether the running step is a task's first, and the task was asked to
 * cancel before it. uncancel() is no event: it may have been taken back.
 */
static bool is_cancelled_unbegun(const struct moment *moment)
{
    const struct model_handle *running = &moment->model->running;
    uint32_t id = running->label.task;
    const struct event *made;
    if (running->label.kind != LABEL_STEP || running->cause >= moment->index ||
        id > moment->model->task_count)
        return false;
    made = cause_task(moment->timeline, running->cause);
    return made && made->u.task.id == id &&
           moment->model->tasks[id - 1].cancels > 0;
}

static void say_run(struct moment *moment)
{
    const struct model_handle *running = &moment->model->running;
    bool is_step = running->label.kind == LABEL_STEP;
    if (is_cancelled_unbegun(moment)) {
        moment_say(moment,
                   "{task} was asked to cancel before this first step. Unless "
                   "that was taken back, its body never runs: CancelledError "
                   "is thrown in.",
                   (struct words){.task = running->label.task_name});
        return;
    }
    if (running->cause < moment->index &&
        why_queued(&moment->line, moment->timeline, moment->model,
                   running->cause, true))
        is_step = true;
    moment_say(moment, is_step ? "; its turn has come." : ".",
               (struct words){0});
}

/* ready, fire and deliver: why, and what stands before it. */
static void say_queued(struct moment *moment)
{
    size_t before = moment->model->ready_count - 1;
    struct number count = number_of(before);
    why_queued(&moment->line, moment->timeline, moment->model, moment->index,
               false);
    moment_say(moment,
               before == 0   ? "."
               : before == 1 ? "; 1 handle before it."
                             : "; {count} handles before it.",
               (struct words){.count = count.text});
}

static void say_skip(struct moment *moment)
{
    char label[WORD_SIZE];
    moment_say(
        moment,
        "The handle {name} was cancelled while it stood in the ready queue, "
        "so the loop drops it.",
        (struct words){.name = label_format(&moment->event->u.handle.label,
                                            label, sizeof label)});
}

/* Adds who waits for what: the first few tasks, and how many more. */
static void say_who_waits(struct moment *moment)
{
    const struct model *model = moment->model;
    size_t waiting = 0, named = 3;
    for (size_t i = 0; i < model->task_count; i++) {
        const struct model_task *task = &model->tasks[i];
        char on[WORD_SIZE];
        if (task->state != TASK_IS_WAITING)
            continue;
        if (waiting++ < named)
            moment_say(moment,
                       waiting == 1 ? " {task} waits for {on}"
                                    : "; {task} for {on}",
                       (struct words){.task = task->name,
                                      .on = waits_say(moment->timeline, model,
                                                      (uint32_t)i + 1, on,
                                                      sizeof on)});
    }
    if (waiting > named)
        moment_say(moment, "; {count} more wait",
                   (struct words){.count = number_of(waiting - named).text});
    if (waiting)
        moment_say(moment, ".", (struct words){0});
}

/* The task where a circle of tasks that wait for each other closes, or 0. */
static uint32_t find_circle(const struct moment *moment)
{
    struct waits_tree tree;
    uint32_t found = 0;
    waits_tree_make(&tree, moment->timeline, moment->model);
    for (size_t i = 0; i < tree.count && !found; i++)
        if (tree.rows[i].kind == WAITS_CIRCLE)
            found = tree.rows[i].task;
    waits_tree_free(&tree);
    return found;
}

/* A circle says more than all who wait. */
static void say_deadlock(struct moment *moment)
{
    uint32_t task = find_circle(moment);
    char circle[400];
    if (!task) {
        say_who_waits(moment);
        return;
    }
    line_add(&moment->line, " ");
    line_add(&moment->line, why_not(moment->timeline, moment->model, task,
                                    circle, sizeof circle));
}

/* Adds some of the warnings, from one kind: how many, or what about. */
static void say_warned(struct moment *moment, enum warn_about about,
                       const char *once, const char *often)
{
    const struct event *event, *last = NULL;
    size_t count = 0;
    for (size_t i = moment->index; i-- > 0;) {
        event = timeline_event(moment->timeline, i);
        if (event->kind != EVENT_WARN)
            break;
        if (event->u.warn.about != about)
            continue;
        count++;
        last = event;
    }
    if (count)
        moment_say(moment, count == 1 ? once : often,
                   (struct words){.name = last->u.warn.what,
                                  .count = number_of(count).text});
}

/* Adds what CPython warned of at the end. */
static void say_warnings(struct moment *moment)
{
    say_warned(moment, WARN_NEVER_RETRIEVED,
               " Warning: nobody asked for the exception of {name}.",
               " Warning: nobody asked for the exceptions of {count} tasks.");
    say_warned(moment, WARN_NEVER_AWAITED,
               " Warning: the coroutine {name} was never awaited.",
               " Warning: {count} coroutines were never awaited.");
}

static void say_exit(struct moment *moment)
{
    static const char *const templates[] = {
        [EXIT_OK] = "The program has ended: main is done and asyncio.run has "
                    "closed the loop.",
        [EXIT_EXCEPTION] = "The program has ended: asyncio.run raised what "
                           "main raised, {value}.",
        [EXIT_DEADLOCK] = "Deadlock: nothing is ready and no timer is armed.",
        [EXIT_LIMIT] = "The limit of ticks is reached: the program would go "
                       "on.",
    };
    enum exit_how how = moment->event->u.exit.how;
    moment_say(moment, templates[how],
               (struct words){.value = moment->event->u.exit.value});
    if (how == EXIT_DEADLOCK)
        say_deadlock(moment);
    say_warnings(moment);
}

static void (*const sayers[EVENT_KIND_COUNT])(struct moment *) = {
    [EVENT_TRACE] = say_nothing_ran, [EVENT_TICK] = say_tick,
    [EVENT_DELIVER] = say_queued,    [EVENT_FIRE] = say_queued,
    [EVENT_RUN] = say_run,           [EVENT_SKIP] = say_skip,
    [EVENT_READY] = say_queued,      [EVENT_EXIT] = say_exit,
};

char *why_now(struct timeline *timeline, size_t position, char *buffer,
              size_t size)
{
    struct moment moment = {.timeline = timeline};
    line_init(&moment.line, buffer, size);
    if (position > timeline_count(timeline))
        position = timeline_count(timeline);
    while (position > 0 &&
           event_is_aside(timeline_event(timeline, position - 1)))
        position--;
    if (position == 0) {
        say_nothing_ran(&moment);
        return buffer;
    }
    moment.model = timeline_model(timeline, position);
    moment.index = position - 1;
    moment.event = timeline_event(timeline, position - 1);
    actor_name(timeline, position - 1, moment.actor, sizeof moment.actor);
    if (sayers[moment.event->kind])
        sayers[moment.event->kind](&moment);
    else
        moment_say_deed(&moment);
    if (strncmp(buffer, "a worker", strlen("a worker")) == 0)
        buffer[0] = 'A'; /* the one actor without a name */
    return buffer;
}
