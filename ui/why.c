/* SPDX-License-Identifier: MIT */
#include "ui/why.h"

#include <string.h>

#include "sim/trace/text.h"
#include "ui/actor.h"
#include "ui/why_causes.h"
#include "ui/why_moment.h"
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

static void (*const sayers[EVENT_KIND_COUNT])(struct moment *) = {
    [EVENT_TRACE] = say_nothing_ran, [EVENT_TICK] = say_tick,
    [EVENT_DELIVER] = say_queued,    [EVENT_FIRE] = say_queued,
    [EVENT_RUN] = say_run,           [EVENT_SKIP] = say_skip,
    [EVENT_READY] = say_queued,      [EVENT_EXIT] = moment_say_exit,
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
        buffer[0] = 'A'; /* the two actors without a name */
    if (strncmp(buffer, "the program", strlen("the program")) == 0)
        buffer[0] = 'T';
    return buffer;
}
