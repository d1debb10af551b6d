/* SPDX-License-Identifier: MIT */
#include "sim/trace/text.h"

#include <stdlib.h>

#include "sim/memory.h"

char *time_format(int64_t ns, char buffer[TIME_FORMAT_SIZE])
{
    struct line line;
    line_init(&line, buffer, TIME_FORMAT_SIZE);
    line_add_time(&line, ns);
    return buffer;
}

void line_add_label(struct line *line, const struct label *label)
{
    line_add(line, label_words[label->kind]);
    line_add(line, " ");
    if (label->kind != LABEL_CALL) {
        line_add(line, label->task_name);
        return;
    }
    line_add(line, label->call);
    if (label->task_name) {
        line_add(line, "(");
        line_add(line, label->task_name);
        line_add(line, ")");
    }
}

char *label_format(const struct label *label, char *buffer, size_t size)
{
    struct line line;
    line_init(&line, buffer, size);
    line_add_label(&line, label);
    return buffer;
}

/* Adds " WORD" where there is a word. */
static void add_word(struct line *line, const char *word)
{
    if (!word)
        return;
    line_add(line, " ");
    line_add(line, word);
}

static void add_time(struct line *line, const char *before, int64_t ns)
{
    line_add(line, before);
    line_add_time(line, ns);
}

static void add_handle(struct line *line, const struct event *event)
{
    line_add(line, " ");
    line_add_label(line, &event->u.handle.label);
    switch (event->kind) {
    case EVENT_DELIVER:
    case EVENT_FIRE:
    case EVENT_TIMER:
    case EVENT_UNTIMER:
        add_time(line, " at=", event->u.handle.when);
        break;
    default:
        break;
    }
}

static void add_tick(struct line *line, const struct event *event)
{
    line_add(line, " ");
    line_add_number(line, event->u.tick.number);
    add_time(line, " t=", event->t);
    line_add(line, " ready=");
    line_add_number(line, event->u.tick.ready);
}

static void add_details(struct line *line, const struct event *event)
{
    switch (event->kind) {
    case EVENT_TICK:
        add_tick(line, event);
        break;
    case EVENT_TASK:
        add_word(line, event->u.task.name);
        line_add(line, " coro=");
        line_add(line, event->u.task.coro);
        break;
    case EVENT_JOB:
    case EVENT_IO:
    case EVENT_UNIO:
        add_word(line, event->u.op.name);
        break;
    case EVENT_CANCEL:
        add_word(line, event->u.cancel.name);
        break;
    case EVENT_BLOCK:
        add_time(line, " ", event->u.block.duration);
        break;
    case EVENT_PRINT:
        add_word(line, event->u.print.text);
        break;
    case EVENT_WAIT:
        add_word(line, event->u.wait.name);
        line_add(line, " on=");
        line_add(line, event->u.wait.on);
        break;
    case EVENT_DONE:
        add_word(line, event->u.done.name);
        add_word(line, done_words[event->u.done.how]);
        add_word(line, event->u.done.value);
        break;
    case EVENT_WARN:
        add_word(line, warn_words[event->u.warn.about]);
        add_word(line, event->u.warn.what);
        add_word(line, event->u.warn.value);
        break;
    case EVENT_EXIT:
        add_time(line, " t=", event->t);
        add_word(line, exit_words[event->u.exit.how]);
        add_word(line, event->u.exit.value);
        break;
    default:
        add_handle(line, event);
        break;
    }
}

size_t event_format(const struct event *event, char *buffer, size_t size)
{
    struct line line;
    line_init(&line, buffer, size);
    if (event_has_text(event->kind)) {
        line_add(&line, event_kind_name(event->kind));
        add_details(&line, event);
    }
    return line.length;
}

int event_indentation(const struct event *event)
{
    if (event_is_deed(event))
        return event->outside ? 2 : 4;
    switch (event->kind) {
    case EVENT_TICK:
    case EVENT_WARN:
    case EVENT_EXIT:
        return 0;
    default:
        return 2;
    }
}

static void write_event(void *context, const struct event *event)
{
    static const char blanks[] = "    ";
    struct text_writer *writer = context;
    size_t length = event_format(event, writer->line, sizeof writer->line);
    if (!length)
        return;
    char *line = writer->line;
    if (length >= sizeof writer->line) {
        line = memory_alloc(length + 1);
        event_format(event, line, length + 1);
    }
    fputs(blanks + 4 - event_indentation(event), writer->file);
    fputs(line, writer->file);
    putc('\n', writer->file);
    if (line != writer->line)
        free(line);
}

void text_writer_init(struct text_writer *writer, FILE *file)
{
    *writer = (struct text_writer){.file = file};
}

struct event_sink text_writer_sink(struct text_writer *writer)
{
    return (struct event_sink){write_event, writer};
}
