/* SPDX-License-Identifier: MIT */
#include "tests/trace_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sim/trace/text.h"

enum { TASKS = 64, TIMERS = 64, OPS = 64, NAME = 64, LINE = 512, AWAITS = 8 };

/* What was given an id so far. */
struct parser {
    const struct event_sink *sink;
    int64_t now;
    bool has_handle; /* one runs */
    uint32_t queued;
    uint32_t taken;
    uint32_t tasks;
    uint32_t timers;
    uint32_t ops;
    char task_names[TASKS][NAME];
    char timer_lines[TIMERS][LINE]; /* "sleep(Task-2) at=1.000"; "" when gone */
    char op_names[OPS][NAME];
};

/* Takes the line's first word off it. */
static char *take_word(char **rest)
{
    char *word = *rest;
    char *end = word + strcspn(word, " ");
    *rest = *end ? end + 1 : end;
    *end = '\0';
    return word;
}

/* Cuts the line where `mark` begins and returns what follows it. */
static char *cut_at(char *line, const char *mark)
{
    char *at = strstr(line, mark);
    if (!at)
        fail_msg("no \"%s\" in \"%s\"", mark, line);
    *at = '\0';
    return at + strlen(mark);
}

static int64_t parse_time(const char *text)
{
    int64_t ns = 0;
    int decimals = -1;
    bool is_negative = *text == '-';
    for (text += is_negative; *text; text++) {
        if (*text == '.') {
            decimals = 0;
            continue;
        }
        ns = ns * 10 + (*text - '0');
        decimals += decimals >= 0;
    }
    for (; decimals < 9; decimals++)
        ns *= 10;
    return is_negative ? -ns : ns;
}

static uint32_t task_id(const struct parser *parser, const char *name)
{
    for (uint32_t id = parser->tasks; id; id--)
        if (strcmp(parser->task_names[id - 1], name) == 0)
            return id;
    return 0;
}

/* "sleep(Task-3)" becomes a name and a task, when there is such a task. */
static void parse_call(const struct parser *parser, char *text,
                       struct label *label)
{
    char *open = strrchr(text, '(');
    size_t length = strlen(text);
    label->call = text;
    if (!open || text[length - 1] != ')')
        return;
    text[length - 1] = '\0';
    label->task = task_id(parser, open + 1);
    if (label->task) {
        *open = '\0';
        label->task_name = open + 1;
    } else {
        text[length - 1] = ')';
    }
}

static void parse_label(const struct parser *parser, char *text,
                        struct label *label)
{
    const char *verb = take_word(&text);
    label->kind = strcmp(verb, "step") == 0     ? LABEL_STEP
                  : strcmp(verb, "wakeup") == 0 ? LABEL_WAKEUP
                                                : LABEL_CALL;
    if (label->kind == LABEL_CALL) {
        parse_call(parser, text, label);
        return;
    }
    label->task = task_id(parser, text);
    label->task_name = text;
    if (!label->task)
        fail_msg("no task %s", text);
}

static void new_timer(struct parser *parser, struct event *event,
                      const char *text)
{
    assert_true(parser->timers < TIMERS);
    snprintf(parser->timer_lines[parser->timers], LINE, "%s", text);
    event->u.handle.timer = ++parser->timers;
}

static void old_timer(struct parser *parser, struct event *event,
                      const char *text)
{
    for (uint32_t i = 0; i < parser->timers; i++) {
        if (strcmp(parser->timer_lines[i], text) != 0)
            continue;
        parser->timer_lines[i][0] = '\0';
        event->u.handle.timer = i + 1;
        return;
    }
    fail_msg("no armed timer %s", text);
}

/* The first pending operation of that name, which is then over. */
static uint32_t find_op(struct parser *parser, const char *name)
{
    for (uint32_t i = 0; i < parser->ops; i++) {
        if (strcmp(parser->op_names[i], name) != 0)
            continue;
        parser->op_names[i][0] = '\0';
        return i + 1;
    }
    fail_msg("no pending operation %s", name);
    return 0;
}

/* text: "call io NAME" or "call job NAME" */
static void old_op(struct parser *parser, struct event *event, const char *text)
{
    event->u.handle.op =
        find_op(parser, strchr(text + strlen("call "), ' ') + 1);
}

static void parse_handle(struct parser *parser, struct event *event, char *rest)
{
    bool is_timer = event->kind == EVENT_TIMER || event->kind == EVENT_UNTIMER;
    bool is_taken = event->kind == EVENT_RUN || event->kind == EVENT_SKIP;
    if (event->kind == EVENT_TIMER)
        new_timer(parser, event, rest);
    if (event->kind == EVENT_UNTIMER || event->kind == EVENT_FIRE)
        old_timer(parser, event, rest);
    if (is_timer || event->kind == EVENT_FIRE || event->kind == EVENT_DELIVER)
        event->u.handle.when = parse_time(cut_at(rest, " at="));
    if (event->kind == EVENT_DELIVER)
        old_op(parser, event, rest);
    if (is_taken)
        event->u.handle.id = ++parser->taken;
    else if (!is_timer)
        event->u.handle.id = ++parser->queued;
    parse_label(parser, rest, &event->u.handle.label);
}

static void parse_task(struct parser *parser, struct event *event, char *rest)
{
    assert_true(parser->tasks < TASKS);
    event->u.task.coro = cut_at(rest, " coro=");
    event->u.task.name = rest;
    snprintf(parser->task_names[parser->tasks], NAME, "%s", rest);
    event->u.task.id = ++parser->tasks;
}

static void parse_op(struct parser *parser, struct event *event, char *rest)
{
    assert_true(parser->ops < OPS);
    snprintf(parser->op_names[parser->ops], NAME, "%s", rest);
    event->u.op.id = ++parser->ops;
    event->u.op.name = rest;
}

/* It is given up: the first pending one of that name. */
static void parse_unio(struct parser *parser, struct event *event, char *rest)
{
    event->u.op.id = find_op(parser, rest);
    event->u.op.name = rest;
}

static void parse_wait(struct parser *parser, struct event *event, char *rest,
                       uint32_t *awaits)
{
    char *on = cut_at(rest, " on=");
    char *names = strstr(on, " waits ");
    event->u.wait.task = task_id(parser, rest);
    event->u.wait.name = rest;
    event->u.wait.on = on;
    event->u.wait.awaits = awaits;
    if (task_id(parser, on))
        awaits[event->u.wait.awaits_count++] = task_id(parser, on);
    if (!names)
        return;
    *names = '\0';
    names += strlen(" waits ");
    while (*names && event->u.wait.awaits_count < AWAITS)
        awaits[event->u.wait.awaits_count++] =
            task_id(parser, take_word(&names));
}

static void parse_done(struct parser *parser, struct event *event, char *rest)
{
    event->u.done.name = take_word(&rest);
    event->u.done.task = task_id(parser, event->u.done.name);
    const char *how = take_word(&rest);
    event->u.done.how = strcmp(how, "result") == 0      ? DONE_RESULT
                        : strcmp(how, "exception") == 0 ? DONE_EXCEPTION
                                                        : DONE_CANCELLED;
    event->u.done.value = *rest ? rest : NULL;
}

static void parse_warn(struct parser *parser, struct event *event, char *rest)
{
    const char *about = take_word(&rest);
    event->u.warn.about = WARN_CALLBACK;
    while (strcmp(about, warn_words[event->u.warn.about]) != 0)
        event->u.warn.about++;
    event->u.warn.what = take_word(&rest);
    event->u.warn.value = *rest ? rest : NULL;
    if (event->u.warn.about == WARN_NEVER_RETRIEVED)
        event->u.warn.task = task_id(parser, event->u.warn.what);
}

static void parse_exit(struct event *event, char *rest)
{
    event->t = parse_time(take_word(&rest) + strlen("t="));
    const char *how = take_word(&rest);
    event->u.exit.how = EXIT_OK;
    while (strcmp(how, exit_words[event->u.exit.how]) != 0)
        event->u.exit.how++;
    event->u.exit.value = *rest ? rest : NULL;
}

static void parse_tick(struct event *event, char *rest)
{
    event->u.tick.number = (uint32_t)atoi(take_word(&rest));
    event->t = parse_time(take_word(&rest) + strlen("t="));
    event->u.tick.ready = (uint32_t)atoi(rest + strlen("ready="));
}

static void parse_details(struct parser *parser, struct event *event,
                          char *rest, uint32_t *awaits)
{
    switch (event->kind) {
    case EVENT_TICK:
        parse_tick(event, rest);
        break;
    case EVENT_TASK:
        parse_task(parser, event, rest);
        break;
    case EVENT_JOB:
    case EVENT_IO:
        parse_op(parser, event, rest);
        break;
    case EVENT_UNIO:
        parse_unio(parser, event, rest);
        break;
    case EVENT_CANCEL:
        event->u.cancel.name = rest;
        event->u.cancel.task = task_id(parser, rest);
        break;
    case EVENT_BLOCK:
        event->u.block.duration = parse_time(rest);
        break;
    case EVENT_PRINT:
        event->u.print.text = rest;
        break;
    case EVENT_WAIT:
        parse_wait(parser, event, rest, awaits);
        break;
    case EVENT_DONE:
        parse_done(parser, event, rest);
        break;
    case EVENT_WARN:
        parse_warn(parser, event, rest);
        break;
    case EVENT_EXIT:
        parse_exit(event, rest);
        break;
    default:
        parse_handle(parser, event, rest);
        break;
    }
}

static enum event_kind parse_kind(const char *word)
{
    enum event_kind kind = 0;
    while (strcmp(word, event_kind_name(kind)) != 0)
        if (++kind == EVENT_KIND_COUNT)
            fail_msg("no event \"%s\"", word);
    return kind;
}

/* As the text form has it; what is not indented is in the handle that runs. */
static bool is_outside(const struct parser *parser, const struct event *event,
                       size_t indentation)
{
    return event_is_deed(event) && (indentation == 2 || !parser->has_handle);
}

static void parse_line(struct parser *parser, char *line, size_t indentation)
{
    uint32_t awaits[AWAITS];
    struct event event = {.t = parser->now};
    char *word = take_word(&line);
    if (strcmp(word, "at") == 0) {
        char *place = take_word(&line);
        event.line = (uint32_t)atoi(cut_at(place, ":"));
        event.file = place;
        word = take_word(&line);
    }
    event.kind = parse_kind(word);
    parse_details(parser, &event, line, awaits);
    event.outside = is_outside(parser, &event, indentation);
    if (event.kind == EVENT_RUN)
        parser->has_handle = true;
    else if (!event_is_deed(&event) || event.outside)
        parser->has_handle = false;
    parser->sink->emit(parser->sink->context, &event);
    parser->now = event.t;
    if (event.kind == EVENT_BLOCK)
        parser->now += event.u.block.duration;
}

void fixture_feed(const char *text, const struct event_sink *sink)
{
    struct parser *parser = calloc(1, sizeof *parser);
    struct event trace = {.kind = EVENT_TRACE,
                          .u.trace = {.program = "test", .runtime = "test"}};
    assert_non_null(parser);
    parser->sink = sink;
    sink->emit(sink->context, &trace);
    while (*text) {
        char line[LINE];
        size_t indentation = strspn(text, " ");
        text += indentation;
        size_t length = strcspn(text, "\n");
        assert_true(length < sizeof line);
        memcpy(line, text, length);
        line[length] = '\0';
        text += length + (text[length] == '\n');
        if (length)
            parse_line(parser, line, indentation);
    }
    free(parser);
}
