/* SPDX-License-Identifier: MIT */
/* Why the program ended, and what was left then. */
#include "ui/why_moment.h"

#include <string.h>

#include "ui/actor.h"
#include "ui/waits_tree.h"
#include "ui/why_not.h"

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

/* The last of the warnings of a kind before the exit, and how many; NULL. */
static const struct event *find_warned(const struct moment *moment,
                                       enum warn_about about, size_t *count)
{
    const struct event *last = NULL;
    *count = 0;
    for (size_t i = moment->index; i-- > 0;) {
        const struct event *event = timeline_event(moment->timeline, i);
        if (event->kind != EVENT_WARN)
            break;
        if (event->u.warn.about != about)
            continue;
        (*count)++;
        last = event;
    }
    return last;
}

/* Adds where the task raised what it ended with, if that is known. */
static void say_where_raised(struct moment *moment, uint32_t id)
{
    const struct model_task *task = model_find_task(moment->model, id);
    const struct stack_frame *frames;
    uint32_t count = 0;
    if (task && task->state == TASK_IS_FAILED)
        frames =
            event_frames(timeline_event(moment->timeline, task->since), &count);
    if (count)
        moment_say(
            moment, " at {name}:{count}",
            (struct words){.name = frames[count - 1].file,
                           .count = number_of(frames[count - 1].line).text});
}

/* The exception stands first: the end of a long sentence is cut. */
static void say_never_retrieved(struct moment *moment)
{
    size_t count;
    const struct event *warn =
        find_warned(moment, WARN_NEVER_RETRIEVED, &count);
    if (!count)
        return;
    if (count > 1) {
        moment_say(moment,
                   " Warning: nobody asked for the exceptions of {count} "
                   "tasks.",
                   (struct words){.count = number_of(count).text});
        return;
    }
    moment_say(
        moment, " Warning: {task} raised {value}",
        (struct words){.task = warn->u.warn.what, .value = warn->u.warn.value});
    say_where_raised(moment, warn->u.warn.task);
    moment_say(moment, ", and nobody asked for it.", (struct words){0});
}

static void say_never_awaited(struct moment *moment)
{
    size_t count;
    const struct event *warn = find_warned(moment, WARN_NEVER_AWAITED, &count);
    if (count)
        moment_say(moment,
                   count == 1
                       ? " Warning: the coroutine {name} was never awaited."
                       : " Warning: {count} coroutines were never awaited.",
                   (struct words){.name = warn->u.warn.what,
                                  .count = number_of(count).text});
}

/* The task whose end stopped the loop last, main as a rule; NULL: none's did.
 */
static const struct model_task *find_main(const struct moment *moment)
{
    for (size_t i = moment->index; i-- > 0;) {
        const struct event *event = timeline_event(moment->timeline, i);
        if (event->kind == EVENT_READY && event->u.handle.label.task &&
            actor_queues_stop(moment->timeline, i))
            return model_find_task(moment->model, event->u.handle.label.task);
    }
    return NULL;
}

static bool is_same_frame(const struct stack_frame *a,
                          const struct stack_frame *b)
{
    return a->line == b->line && strcmp(a->file, b->file) == 0 &&
           strcmp(a->function, b->function) == 0;
}

/* Whether what left the program is what the task raised: the same value, from
 * the same place. */
static bool has_raised_it(const struct moment *moment,
                          const struct model_task *task)
{
    const struct event *exit = moment->event;
    uint32_t count, exit_count;
    const struct stack_frame *frames, *exit_frames;
    if (task->state != TASK_IS_FAILED ||
        strcmp(task->value, exit->u.exit.value) != 0)
        return false;
    frames =
        event_frames(timeline_event(moment->timeline, task->since), &count);
    exit_frames = event_frames(exit, &exit_count);
    return !count || !exit_count ||
           is_same_frame(&frames[count - 1], &exit_frames[exit_count - 1]);
}

static bool is_cancelled_error(const char *value)
{
    return strncmp(value, "CancelledError(", strlen("CancelledError(")) == 0;
}

static const char *find_exception(const struct moment *moment,
                                  const struct model_task *main)
{
    if (!moment->model->tick)
        return "The program has ended with {value}; it never ran a loop.";
    if (main && has_raised_it(moment, main))
        return "The program has ended with {value}: {name} raised it, and "
               "nobody caught it.";
    if (main && main->state == TASK_IS_CANCELLED &&
        is_cancelled_error(moment->event->u.exit.value))
        return "The program has ended with {value}: {name} was cancelled.";
    return "The program has ended with {value}, which nobody caught.";
}

static const char *find_ok(const struct moment *moment,
                           const struct model_task *main)
{
    if (!moment->model->tick)
        return "The program has ended; it never ran a loop.";
    return main && main->state == TASK_IS_DONE
               ? "The program has ended: {name} is done, and so is the loop."
               : "The program has ended, and so has its loop.";
}

/* Code in a handle, or outside of the loop, may wait for a thread, too. */
static bool is_loops_deadlock(const struct moment *moment)
{
    const struct model *model = moment->model;
    return model->tick && !model->ready_count && !model_timer_count(model);
}

/* Whether something became ready after the last handle began, and none of the
 * handles did that. */
static bool was_left_asleep(const struct moment *moment)
{
    for (size_t i = moment->index; i-- > 0;) {
        const struct event *event = timeline_event(moment->timeline, i);
        if (event->kind == EVENT_READY && event->outside)
            return true;
        if (event->kind == EVENT_RUN)
            return false;
    }
    return false;
}

static const char *find_deadlock(const struct moment *moment)
{
    if (is_loops_deadlock(moment))
        return "Deadlock: nothing is ready and no timer is armed.";
    return was_left_asleep(moment)
               ? "Deadlock: a thread made something ready, which wakes the "
                 "loop only by call_soon_threadsafe; or the code itself waits."
               : "Deadlock: the code itself waits, not the loop, and no "
                 "thread will end that.";
}

/* Which of the limits it was no event tells. */
static const char *find_template(const struct moment *moment,
                                 const struct model_task *main)
{
    switch (moment->event->u.exit.how) {
    case EXIT_EXCEPTION:
        return find_exception(moment, main);
    case EXIT_DEADLOCK:
        return find_deadlock(moment);
    case EXIT_LIMIT:
        return "A limit is reached, of ticks or of time: the program would go "
               "on.";
    default:
        return find_ok(moment, main);
    }
}

void moment_say_exit(struct moment *moment)
{
    const struct model_task *main = find_main(moment);
    moment_say(moment, find_template(moment, main),
               (struct words){.value = moment->event->u.exit.value,
                              .name = main ? main->coro : NULL});
    say_never_retrieved(moment);
    if (moment->event->u.exit.how == EXIT_DEADLOCK && is_loops_deadlock(moment))
        say_deadlock(moment);
    say_never_awaited(moment);
}
