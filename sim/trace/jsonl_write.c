/* SPDX-License-Identifier: MIT */
#include "sim/trace/jsonl_write.h"

#include <inttypes.h>
#include <string.h>

#include <utf8proc.h>

/* The character after the backslash of a short escape; 0 for none. */
static char short_escape(int character)
{
    static const char characters[] = "\"\\\n\r\t\b\f";
    static const char escapes[] = "\"\\nrtbf";
    const char *found = strchr(characters, character);
    return found ? escapes[found - characters] : '\0';
}

static void write_character(FILE *file, const char *text, size_t count)
{
    char escape = count == 1 ? short_escape(*text) : '\0';
    if (escape)
        fprintf(file, "\\%c", escape);
    else if (count == 1 && (unsigned char)*text < 0x20)
        fprintf(file, "\\u%04x", (unsigned)*text);
    else
        fwrite(text, 1, count, file);
}

/* How many bytes from here on stand for themselves. */
static size_t count_plain(const char *text)
{
    size_t count = 0;
    while (text[count] >= 0x20 && text[count] < 0x7F && text[count] != '"' &&
           text[count] != '\\')
        count++;
    return count;
}

static void write_string(FILE *file, const char *text)
{
    putc('"', file);
    while (*text) {
        size_t plain = count_plain(text);
        fwrite(text, 1, plain, file);
        text += plain;
        if (!*text)
            break;
        utf8proc_int32_t code;
        utf8proc_ssize_t count =
            utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &code);
        if (count > 0)
            write_character(file, text, (size_t)count);
        else
            fputs("\xEF\xBF\xBD", file); /* U+FFFD */
        text += count > 0 ? count : 1;
    }
    putc('"', file);
}

/* Keys, but for the first, begin with a comma. */
static void write_key(FILE *file, const char *key)
{
    fprintf(file, ",\"%s\":", key);
}

static void write_text(FILE *file, const char *key, const char *text)
{
    if (!text)
        return;
    write_key(file, key);
    write_string(file, text);
}

static void write_number(FILE *file, const char *key, int64_t number)
{
    write_key(file, key);
    fprintf(file, "%" PRId64, number);
}

/* Ids and line numbers: 0 is none. */
static void write_id(FILE *file, const char *key, uint32_t id)
{
    if (id)
        write_number(file, key, id);
}

static void write_place(FILE *file, const char *file_key, const char *line_key,
                        const char *name, uint32_t line)
{
    if (!name || !line)
        return;
    write_text(file, file_key, name);
    write_id(file, line_key, line);
}

static void write_label(FILE *file, const struct label *label)
{
    write_text(file, "do", label_words[label->kind]);
    write_text(file, "call", label->call);
    write_id(file, "task", label->task);
    write_text(file, "name", label->task_name);
}

static void write_locals(FILE *file, const struct stack_frame *frame)
{
    if (!frame->local_count)
        return;
    write_key(file, "locals");
    for (uint32_t i = 0; i < frame->local_count; i++) {
        putc(i ? ',' : '{', file);
        write_string(file, frame->locals[i].name);
        putc(':', file);
        write_string(file, frame->locals[i].value);
    }
    putc('}', file);
}

static void write_frames(FILE *file, const char *key,
                         const struct stack_frame *frames, uint32_t count)
{
    if (!count)
        return;
    write_key(file, key);
    for (uint32_t i = 0; i < count; i++) {
        fputs(i ? ",{\"function\":" : "[{\"function\":", file);
        write_string(file, frames[i].function);
        write_place(file, "file", "line", frames[i].file, frames[i].line);
        write_locals(file, &frames[i]);
        putc('}', file);
    }
    putc(']', file);
}

static void write_handle(FILE *file, const struct event *event)
{
    bool is_due = event->kind == EVENT_DELIVER || event->kind == EVENT_FIRE ||
                  event->kind == EVENT_TIMER || event->kind == EVENT_UNTIMER;
    write_id(file, "handle", event->u.handle.id);
    write_id(file, "timer", event->u.handle.timer);
    write_id(file, "op", event->u.handle.op);
    if (is_due)
        write_number(file, "when", event->u.handle.when);
    write_label(file, &event->u.handle.label);
    write_frames(file, "stack", event->u.handle.frames,
                 event->u.handle.frame_count);
}

static void write_trace(FILE *file, const struct event *event)
{
    write_text(file, "program", event->u.trace.program);
    write_text(file, "runtime", event->u.trace.runtime);
}

static void write_source(FILE *file, const struct event *event)
{
    write_text(file, "file", event->u.source.name);
    write_text(file, "language", language_words[event->u.source.language]);
    write_text(file, "text", event->u.source.text);
}

static void write_tick(FILE *file, const struct event *event)
{
    write_number(file, "tick", event->u.tick.number);
    write_number(file, "ready", event->u.tick.ready);
}

static void write_task(FILE *file, const struct event *event)
{
    write_id(file, "task", event->u.task.id);
    write_text(file, "name", event->u.task.name);
    write_text(file, "coro", event->u.task.coro);
    write_place(file, "coro_file", "coro_line", event->u.task.file,
                event->u.task.line);
}

static void write_ids(FILE *file, const char *key, const uint32_t *ids,
                      uint32_t count)
{
    if (!count)
        return;
    write_key(file, key);
    for (uint32_t i = 0; i < count; i++)
        fprintf(file, "%c%" PRIu32, i ? ',' : '[', ids[i]);
    putc(']', file);
}

static void write_wait(FILE *file, const struct event *event)
{
    write_id(file, "task", event->u.wait.task);
    write_text(file, "name", event->u.wait.name);
    write_text(file, "on", event->u.wait.on);
    write_ids(file, "awaits", event->u.wait.awaits, event->u.wait.awaits_count);
    write_frames(file, "stack", event->u.wait.frames,
                 event->u.wait.frame_count);
}

static void write_done(FILE *file, const struct event *event)
{
    write_id(file, "task", event->u.done.task);
    write_text(file, "name", event->u.done.name);
    write_text(file, "how", done_words[event->u.done.how]);
    write_text(file, "value", event->u.done.value);
    write_frames(file, "traceback", event->u.done.frames,
                 event->u.done.frame_count);
}

static void write_op(FILE *file, const struct event *event)
{
    write_id(file, "op", event->u.op.id);
    write_text(file, "name", event->u.op.name);
    if (event->u.op.is_timed)
        write_number(file, "when", event->u.op.when);
}

static void write_cancel(FILE *file, const struct event *event)
{
    write_id(file, "task", event->u.cancel.task);
    write_text(file, "name", event->u.cancel.name);
}

static void write_block(FILE *file, const struct event *event)
{
    write_number(file, "duration", event->u.block.duration);
}

static void write_print(FILE *file, const struct event *event)
{
    write_text(file, "text", event->u.print.text);
}

static void write_standin(FILE *file, const struct event *event)
{
    write_text(file, "name", event->u.standin.name);
}

static void write_line(FILE *file, const struct event *event)
{
    write_id(file, "task", event->u.running.task);
    write_id(file, "op", event->u.running.op);
    write_frames(file, "stack", event->u.running.frames,
                 event->u.running.frame_count);
}

static void write_items(FILE *file, const char *key,
                        const struct resource_items *items)
{
    if (!items->count)
        return;
    write_key(file, key);
    for (uint32_t i = 0; i < items->count; i++) {
        putc(i ? ',' : '[', file);
        write_string(file, items->reprs[i]);
    }
    putc(']', file);
}

/* What is 0 is left out. */
static void write_field(FILE *file, const struct resource_field *field,
                        const void *at)
{
    switch (field->type) {
    case RESOURCE_FLAG:
        if (*(const bool *)at) {
            write_key(file, field->key);
            fputs("true", file);
        }
        break;
    case RESOURCE_ID:
        write_id(file, field->key, *(const uint32_t *)at);
        break;
    case RESOURCE_NUMBER:
        if (*(const int64_t *)at)
            write_number(file, field->key, *(const int64_t *)at);
        break;
    case RESOURCE_TEXT:
        write_text(file, field->key, *(const char *const *)at);
        break;
    case RESOURCE_ITEMS:
        write_items(file, field->key, at);
        break;
    case RESOURCE_TASKS:
        write_ids(file, field->key, ((const struct task_ids *)at)->ids,
                  ((const struct task_ids *)at)->count);
        break;
    }
}

static void write_resource(FILE *file, const struct event *event)
{
    const struct resource *resource = event->u.resource;
    write_id(file, "resource", resource->id);
    write_text(file, "kind", resource_words[resource->kind]);
    for (size_t i = 0; i < resource_field_count; i++)
        write_field(file, &resource_fields[i],
                    (const char *)resource + resource_fields[i].offset);
}

static void write_warn(FILE *file, const struct event *event)
{
    write_text(file, "about", warn_words[event->u.warn.about]);
    write_text(file, "what", event->u.warn.what);
    write_text(file, "value", event->u.warn.value);
    write_id(file, "task", event->u.warn.task);
}

static void write_exit(FILE *file, const struct event *event)
{
    write_text(file, "how", exit_words[event->u.exit.how]);
    write_text(file, "value", event->u.exit.value);
    write_frames(file, "traceback", event->u.exit.frames,
                 event->u.exit.frame_count);
}

static void (*const writers[EVENT_KIND_COUNT])(FILE *, const struct event *) = {
    [EVENT_TRACE] = write_trace,     [EVENT_SOURCE] = write_source,
    [EVENT_STANDIN] = write_standin, [EVENT_RESOURCE] = write_resource,
    [EVENT_LINE] = write_line,       [EVENT_TICK] = write_tick,
    [EVENT_DELIVER] = write_handle,  [EVENT_FIRE] = write_handle,
    [EVENT_RUN] = write_handle,      [EVENT_SKIP] = write_handle,
    [EVENT_TASK] = write_task,       [EVENT_READY] = write_handle,
    [EVENT_TIMER] = write_handle,    [EVENT_UNTIMER] = write_handle,
    [EVENT_JOB] = write_op,          [EVENT_IO] = write_op,
    [EVENT_UNIO] = write_op,         [EVENT_CANCEL] = write_cancel,
    [EVENT_BLOCK] = write_block,     [EVENT_PRINT] = write_print,
    [EVENT_WAIT] = write_wait,       [EVENT_DONE] = write_done,
    [EVENT_WARN] = write_warn,       [EVENT_EXIT] = write_exit,
};

static void write_event(void *context, const struct event *event)
{
    FILE *file = context;
    fprintf(file, "{\"ev\":\"%s\"", event_kind_name(event->kind));
    if (event->kind == EVENT_TRACE)
        write_number(file, "version", 1);
    write_number(file, "t", event->t);
    write_place(file, "file", "line", event->file, event->line);
    writers[event->kind](file, event);
    fputs(event->outside ? ",\"outside\":true}\n" : "}\n", file);
}

struct event_sink jsonl_writer_sink(FILE *file)
{
    return (struct event_sink){write_event, file};
}
