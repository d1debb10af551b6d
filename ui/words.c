/* SPDX-License-Identifier: MIT */
#include "ui/words.h"

#include <stdio.h>
#include <string.h>

#include "sim/trace/line.h"
#include "sim/trace/text.h"
#include "ui/actor.h"
#include "ui/awaits.h"

/* Words, sign and role of a state, in the order of enum task_state. */
static const struct {
    const char *word;
    enum glyph glyph;
    enum role role;
} states[] = {
    [TASK_IS_READY] = {"ready", GLYPH_READY, ROLE_READY},
    [TASK_IS_RUNNING] = {"running", GLYPH_RUNNING, ROLE_RUNNING},
    [TASK_IS_WAITING] = {"waiting", GLYPH_WAITING, ROLE_WAITING},
    [TASK_IS_DONE] = {"done", GLYPH_DONE, ROLE_DONE},
    [TASK_IS_FAILED] = {"failed", GLYPH_FAILED, ROLE_FAILED},
    [TASK_IS_CANCELLED] = {"cancelled", GLYPH_CANCELLED, ROLE_CANCELLED},
};

const char *state_word(enum task_state state)
{
    return states[state].word;
}

enum glyph state_glyph(enum task_state state)
{
    return states[state].glyph;
}

enum role state_role(enum task_state state)
{
    return states[state].role;
}

enum role task_role(uint32_t task)
{
    if (task == 0)
        return ROLE_NORMAL;
    return (enum role)(ROLE_TASK_1 + (task - 1) % TASK_ROLES);
}

const char *task_tag(const char *name)
{
    static const char prefix[] = "Task-";
    const size_t length = sizeof prefix - 1;

    if (strncmp(name, prefix, length) == 0 &&
        name[length + strspn(name + length, "0123456789")] == '\0')
        return name + length;
    return name;
}

char *seconds(int64_t ns, char *buffer, size_t size)
{
    char time[TIME_FORMAT_SIZE];

    snprintf(buffer, size, "%s s", time_format(ns, time));
    return buffer;
}

/* What came from outside: a timer, I/O, or a job's end. */
static const char *arrival_word(const struct event *event)
{
    const char *call = event->u.handle.label.call;

    if (event->kind == EVENT_FIRE)
        return "timer";
    return call != NULL && strncmp(call, "job ", 4) == 0 ? "job" : "I/O";
}

char *cause_words(const struct timeline *timeline, size_t cause, char *buffer,
                  size_t size)
{
    const struct event *event = timeline_event(timeline, cause);

    if (event->kind == EVENT_FIRE || event->kind == EVENT_DELIVER)
        snprintf(buffer, size, "%s", arrival_word(event));
    else
        actor_name(timeline, cause, buffer, size);
    return buffer;
}

/* sleep() arms its timer and awaits right away: the event before the wait. */
int64_t sleeps_until(const struct timeline *timeline,
                     const struct model_task *task)
{
    const struct event *timer;

    if (task->wait < 2 || task->on == NULL)
        return -1;
    timer = timeline_event(timeline, task->wait - 2);
    if (timer->kind != EVENT_TIMER || timer->u.handle.label.call == NULL ||
        strcmp(timer->u.handle.label.call, task->on) != 0)
        return -1;
    return timer->u.handle.when;
}

/* The trace's word; for a lock, a semaphore or a task group its class alone. */
static const char *short_on(const struct model_task *task, char *text,
                            size_t size)
{
    static const char *const plain[] = {".acquire", ".__aexit__"};
    size_t length = strlen(task->on);

    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        size_t end = strlen(plain[i]);

        if (length > end && strcmp(task->on + length - end, plain[i]) == 0)
            length -= end;
    }
    snprintf(text, size, "%.*s", (int)length, task->on);
    return text;
}

char *waits_words(const struct timeline *timeline, const struct model *model,
                  const struct model_task *task, char *buffer, size_t size)
{
    char time[TIME_FORMAT_SIZE], on[WORDS_SIZE];
    int64_t until;
    size_t left;

    buffer[0] = '\0';
    if (task->on == NULL || task->wait == 0)
        return buffer;
    until = sleeps_until(timeline, task);
    if (until >= 0)
        snprintf(buffer, size, "%s →%s", task->on, time_format(until, time));
    else if (timeline_event(timeline, task->wait - 1)->u.wait.awaits_count >
                 1 &&
             awaits_left(timeline, model, task->wait - 1, &left))
        snprintf(buffer, size, "%s %zu left", short_on(task, on, sizeof on),
                 left);
    else
        snprintf(buffer, size, "%s", short_on(task, on, sizeof on));
    return buffer;
}

enum cancel_stage cancel_stage(const struct model *model, uint32_t id)
{
    const struct model_task *task = &model->tasks[id - 1];

    if (task->asked == 0)
        return CANCEL_NONE;
    if (task->state == TASK_IS_CANCELLED)
        return CANCEL_OBEYED;
    if (task->state < TASK_IS_DONE && task->told == 0)
        return CANCEL_ASKED;
    if (task->state == TASK_IS_RUNNING && task->told == model->run + 1)
        return CANCEL_TOLD;
    return CANCEL_OUTLIVED;
}

const char *cancel_word(enum cancel_stage stage)
{
    static const char *const words[] = {[CANCEL_NONE] = "",
                                        [CANCEL_ASKED] = "asked",
                                        [CANCEL_TOLD] = "told",
                                        [CANCEL_OUTLIVED] = "went on",
                                        [CANCEL_OBEYED] = ""};

    return words[stage];
}

const char *line_words(const struct timeline *timeline, size_t position,
                       char *text, size_t size)
{
    const struct event *event =
        position > 0 ? timeline_event(timeline, position - 1) : NULL;
    const struct stack_frame *frame;
    struct line line;
    uint32_t count;

    if (event == NULL || event->kind != EVENT_LINE)
        return NULL;
    line_init(&line, text, size);
    line_add_number(&line, event->line);
    frame = event_frames(event, &count);
    if (count == 0)
        return text;
    frame += count - 1; /* the innermost */
    line_add(&line, " of ");
    line_add(&line, frame->function);
    for (uint32_t i = 0; i < frame->local_count; i++) {
        line_add(&line, i == 0 ? ": " : ", ");
        line_add(&line, frame->locals[i].name);
        line_add(&line, " = ");
        line_add(&line, frame->locals[i].value);
    }
    return text;
}

const char *exit_sentence(const struct event *exit, char *text, size_t size)
{
    struct line line;

    line_init(&line, text, size);
    line_add(&line, "the program has ended: exit ");
    line_add(&line, exit_words[exit->u.exit.how]);
    if (exit->u.exit.value != NULL) {
        line_add(&line, " ");
        line_add(&line, exit->u.exit.value);
    }
    return text;
}
