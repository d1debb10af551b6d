/* SPDX-License-Identifier: MIT */
#include "ui/goal.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "sim/trace/text.h"
#include "ui/text.h"

#define NS_A_SECOND 1000000000

/* Longer times than anybody means; they still fit as ns. */
#define SECONDS_MOST 9000000000

static const struct {
    const char *word;
    enum goal_state state;
} states[] = {
    {"runs", GOAL_RUNS},       {"running", GOAL_RUNS},
    {"ready", GOAL_READY},     {"waiting", GOAL_WAITING},
    {"waits", GOAL_WAITING},   {"done", GOAL_DONE},
    {"failed", GOAL_FAILED},   {"cancelled", GOAL_CANCELLED},
    {"created", GOAL_CREATED},
};

static const char *skip_blanks(const char *text)
{
    return text + strspn(text, " ");
}

/* --- Reading it ----------------------------------------------------------- */

bool goal_parse_time(const char *words, int64_t *time)
{
    int64_t seconds = 0, fraction = 0, scale = NS_A_SECOND;
    const char *at = words;

    for (; isdigit((unsigned char)*at); at++) {
        seconds = seconds * 10 + (*at - '0');
        if (seconds > SECONDS_MOST)
            return false;
    }
    if (at == words)
        return false;
    if (*at == '.') {
        for (at++; isdigit((unsigned char)*at); at++) {
            scale /= 10;
            fraction += scale * (*at - '0');
        }
    }
    at = skip_blanks(at);
    if (*at == 's')
        at++;
    *time = seconds * NS_A_SECOND + fraction;
    return *skip_blanks(at) == '\0';
}

/* What stands behind a first word, or NULL when it is another. */
static const char *after_word(const char *words, const char *word)
{
    size_t length = strlen(word);

    if (strncmp(words, word, length) != 0 ||
        (words[length] != ' ' && words[length] != '\0'))
        return NULL;
    return skip_blanks(words + length);
}

static bool parse_line(struct goal *goal, const char *words)
{
    const char *number = after_word(words, "line");
    unsigned long line;
    char *end;

    if (number == NULL || !isdigit((unsigned char)*number))
        return false;
    line = strtoul(number, &end, 10);
    goal->kind = GOAL_LINE;
    goal->line = line < UINT32_MAX ? (uint32_t)line : 0;
    return *end == '\0' && goal->line > 0;
}

static bool parse_event(struct goal *goal, const char *words)
{
    for (int kind = 0; kind < EVENT_KIND_COUNT; kind++) {
        const char *rest;

        if (!event_has_text((enum event_kind)kind))
            continue;
        rest = after_word(words, event_kind_name((enum event_kind)kind));
        if (rest == NULL)
            continue;
        goal->kind = GOAL_EVENT;
        goal->event = (enum event_kind)kind;
        snprintf(goal->text, sizeof goal->text, "%s", rest);
        return true;
    }
    return false;
}

/* "NAME STATE"; a name may have blanks. */
static bool parse_state(struct goal *goal, const char *words)
{
    const char *last = strrchr(words, ' ');

    for (size_t i = 0; last != NULL && i < sizeof states / sizeof states[0];
         i++) {
        if (strcmp(last + 1, states[i].word) != 0)
            continue;
        goal->kind = GOAL_TASK;
        goal->state = states[i].state;
        snprintf(goal->text, sizeof goal->text, "%.*s", (int)(last - words),
                 words);
        return true;
    }
    return false;
}

static bool parse_task(struct goal *goal, const char *words)
{
    if (strncasecmp(words, "Task-", 5) != 0 || words[5] == '\0' ||
        words[5 + strspn(words + 5, "0123456789")] != '\0')
        return false;
    goal_of_task(goal, words);
    return true;
}

bool goal_parse(struct goal *goal, const char *words)
{
    struct goal parsed = {.kind = GOAL_TIME};
    char trimmed[256];
    size_t length;

    words = skip_blanks(words);
    snprintf(trimmed, sizeof trimmed, "%s", words);
    length = strlen(trimmed);
    while (length > 0 && trimmed[length - 1] == ' ')
        trimmed[--length] = '\0';
    if (!goal_parse_time(trimmed, &parsed.time) &&
        !parse_line(&parsed, trimmed) && !parse_event(&parsed, trimmed) &&
        !parse_state(&parsed, trimmed) && !parse_task(&parsed, trimmed))
        return false;
    snprintf(parsed.words, sizeof parsed.words, "%s", trimmed);
    *goal = parsed;
    return true;
}

void goal_of_text(struct goal *goal, const char *text)
{
    *goal = (struct goal){.kind = GOAL_TEXT};
    snprintf(goal->text, sizeof goal->text, "%s", text);
    snprintf(goal->words, sizeof goal->words, "%s", text);
}

void goal_of_task(struct goal *goal, const char *name)
{
    *goal = (struct goal){.kind = GOAL_TASK, .state = GOAL_RUNS};
    snprintf(goal->text, sizeof goal->text, "%s", name);
    snprintf(goal->words, sizeof goal->words, "%s", name);
}

/* --- Meeting it ----------------------------------------------------------- */

static bool is_in_language(const struct timeline *timeline,
                           const struct event *event,
                           enum source_language language)
{
    const struct listing *listing =
        event->line != 0 ? timeline_listing(timeline, event->file) : NULL;

    return listing != NULL && listing->language == language;
}

/* The twin's recording of the same event says where it stands in the other
 * listing. */
static bool is_at_line(const struct goal_scene *scene, size_t index,
                       uint32_t line)
{
    const struct event *event = timeline_event(scene->timeline, index);
    const struct timeline *other;
    bool agrees;
    size_t position;

    if (is_in_language(scene->timeline, event, scene->language))
        return event->line == line &&
               timeline_is_stop(scene->timeline, index + 1, UNIT_LINE);
    if (scene->twin == NULL || !event_has_text(event->kind))
        return false;
    other = twin_timeline(scene->twin);
    position = twin_position(scene->twin, index + 1, &agrees);
    if (!agrees || position == 0)
        return false;
    event = timeline_event(other, position - 1);
    return is_in_language(other, event, scene->language) &&
           event->line == line && timeline_is_stop(other, position, UNIT_LINE);
}

static bool is_of_task(const struct label *label, const char *name)
{
    return label->kind != LABEL_CALL && strcasecmp(label->task_name, name) == 0;
}

static bool has_ended(const struct event *event, const char *name,
                      enum done_how how)
{
    return event->kind == EVENT_DONE && event->u.done.how == how &&
           strcasecmp(event->u.done.name, name) == 0;
}

static bool is_made_with(const struct event *event, uint32_t task)
{
    return event->kind == EVENT_TASK && event->u.task.id == task;
}

/* What follows the making of an eager task is the begin of its first step. */
static bool starts_eagerly(const struct timeline *timeline, size_t index,
                           const char *name)
{
    const struct label *eager = timeline_eager(timeline, index);

    if (eager == NULL || !is_of_task(eager, name))
        return false;
    while (index-- > 0)
        if (!event_is_aside(timeline_event(timeline, index)))
            return is_made_with(timeline_event(timeline, index), eager->task);
    return false;
}

static bool runs(const struct timeline *timeline, size_t index,
                 const char *name)
{
    const struct event *event = timeline_event(timeline, index);

    return (event->kind == EVENT_RUN &&
            is_of_task(&event->u.handle.label, name)) ||
           starts_eagerly(timeline, index, name);
}

static bool is_in_state(const struct timeline *timeline, size_t index,
                        enum goal_state state, const char *name)
{
    const struct event *event = timeline_event(timeline, index);

    switch (state) {
    case GOAL_RUNS:
        return runs(timeline, index, name);
    case GOAL_READY:
        return event->kind == EVENT_READY &&
               is_of_task(&event->u.handle.label, name);
    case GOAL_WAITING:
        return event->kind == EVENT_WAIT &&
               strcasecmp(event->u.wait.name, name) == 0;
    case GOAL_DONE:
        return has_ended(event, name, DONE_RESULT);
    case GOAL_FAILED:
        return has_ended(event, name, DONE_EXCEPTION);
    case GOAL_CANCELLED:
        return has_ended(event, name, DONE_CANCELLED);
    case GOAL_CREATED:
        return event->kind == EVENT_TASK &&
               strcasecmp(event->u.task.name, name) == 0;
    }
    return false;
}

static bool line_holds(const struct event *event, const char *text)
{
    char line[1024];

    return event_format(event, line, sizeof line) > 0 &&
           text_contains(line, text);
}

bool goal_is_met(const struct goal *goal, const struct goal_scene *scene,
                 size_t index)
{
    const struct event *event = timeline_event(scene->timeline, index);

    switch (goal->kind) {
    case GOAL_TIME:
        return event->t >= goal->time;
    case GOAL_LINE:
        return is_at_line(scene, index, goal->line);
    case GOAL_EVENT:
        return event->kind == goal->event && line_holds(event, goal->text);
    case GOAL_TASK:
        return is_in_state(scene->timeline, index, goal->state, goal->text);
    case GOAL_TEXT:
        return line_holds(event, goal->text);
    case GOAL_NONE:
        break;
    }
    return false;
}
