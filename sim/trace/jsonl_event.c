/* SPDX-License-Identifier: MIT */
#include "sim/trace/jsonl_event.h"

#include <string.h>

#include "sim/trace/jsonl_fields.h"

#define COUNT_OF(array) ((unsigned)(sizeof(array) / sizeof *(array)))

/* A line number goes with a file, and a file with a line number. */
static void read_place(struct fields *fields, const char *file_key,
                       const char *line_key, const char **file, uint32_t *line)
{
    if (!field_is_there(fields, file_key) && !field_is_there(fields, line_key))
        return;
    *file = field_string(fields, file_key, REQUIRED);
    *line = field_id(fields, line_key, REQUIRED);
}

static void read_trace(struct fields *fields, struct event *event)
{
    int64_t version =
        field_integer(fields, "version", REQUIRED, INT64_MIN, INT64_MAX);
    if (version != 1)
        complain(fields->complaint, "record it again with this loopscope",
                 "this is not version 1 of the trace format, which this "
                 "loopscope reads",
                 NULL);
    event->u.trace.program = field_string(fields, "program", REQUIRED);
    event->u.trace.runtime = field_string(fields, "runtime", REQUIRED);
}

static void read_source(struct fields *fields, struct event *event)
{
    event->u.source.name = field_string(fields, "file", REQUIRED);
    event->u.source.language = field_word(fields, "language", language_words,
                                          COUNT_OF(language_words));
    event->u.source.text = field_string(fields, "text", REQUIRED);
}

static void read_tick(struct fields *fields, struct event *event)
{
    event->u.tick.number = field_id(fields, "tick", REQUIRED);
    event->u.tick.ready =
        (uint32_t)field_integer(fields, "ready", REQUIRED, 0, UINT32_MAX);
}

static void read_label(struct fields *fields, struct label *label)
{
    label->kind = field_word(fields, "do", label_words, COUNT_OF(label_words));
    if (label->kind == LABEL_CALL)
        label->call = field_string(fields, "call", REQUIRED);
    if (label->kind != LABEL_CALL || field_is_there(fields, "task") ||
        field_is_there(fields, "name")) {
        label->task = field_id(fields, "task", REQUIRED);
        label->task_name = field_string(fields, "name", REQUIRED);
    }
}

static void read_handle(struct fields *fields, struct event *event)
{
    event->u.handle.id = field_id(fields, "handle", REQUIRED);
    read_label(fields, &event->u.handle.label);
}

static void read_when(struct fields *fields, struct event *event)
{
    event->u.handle.when =
        field_integer(fields, "when", REQUIRED, INT64_MIN, INT64_MAX);
}

static void read_timer(struct fields *fields, struct event *event)
{
    event->u.handle.timer = field_id(fields, "timer", REQUIRED);
    read_when(fields, event);
    read_label(fields, &event->u.handle.label);
}

static void read_fire(struct fields *fields, struct event *event)
{
    event->u.handle.timer = field_id(fields, "timer", REQUIRED);
    read_when(fields, event);
    read_handle(fields, event);
}

static void read_deliver(struct fields *fields, struct event *event)
{
    event->u.handle.op = field_id(fields, "op", REQUIRED);
    read_when(fields, event);
    read_handle(fields, event);
    if (event->u.handle.label.kind != LABEL_CALL)
        field_refuse(fields, "do", "must be call");
}

static void read_task(struct fields *fields, struct event *event)
{
    event->u.task.id = field_id(fields, "task", REQUIRED);
    event->u.task.name = field_string(fields, "name", REQUIRED);
    event->u.task.coro = field_string(fields, "coro", REQUIRED);
    read_place(fields, "coro_file", "coro_line", &event->u.task.file,
               &event->u.task.line);
}

static void read_op(struct fields *fields, struct event *event)
{
    event->u.op.id = field_id(fields, "op", REQUIRED);
    event->u.op.name = field_string(fields, "name", REQUIRED);
    event->u.op.is_timed = field_is_there(fields, "when");
    event->u.op.when =
        field_integer(fields, "when", OPTIONAL, INT64_MIN, INT64_MAX);
}

static void read_cancel(struct fields *fields, struct event *event)
{
    event->u.cancel.task = field_id(fields, "task", REQUIRED);
    event->u.cancel.name = field_string(fields, "name", REQUIRED);
}

static void read_block(struct fields *fields, struct event *event)
{
    event->u.block.duration =
        field_integer(fields, "duration", REQUIRED, 0, INT64_MAX);
}

static void read_print(struct fields *fields, struct event *event)
{
    event->u.print.text = field_string(fields, "text", REQUIRED);
}

static void read_locals(struct fields *fields, struct stack_frame *frame)
{
    json_t *object = field_object(fields, "locals");
    size_t count = json_object_size(object);
    struct frame_local *locals =
        arena_alloc(fields->scratch, count * sizeof *locals);
    void *at = json_object_iter(object);
    for (size_t i = 0; i < count; i++) {
        const json_t *value = json_object_iter_value(at);
        locals[i].name = json_object_iter_key(at);
        locals[i].value = json_is_string(value) ? json_string_value(value) : "";
        if (!json_is_string(value))
            field_refuse(fields, "locals", "must have strings as values");
        at = json_object_iter_next(object, at);
    }
    frame->locals = locals;
    frame->local_count = (uint32_t)count;
}

static void read_frame(const struct fields *outer, const json_t *object,
                       struct stack_frame *frame)
{
    struct fields fields = *outer;
    fields.object = object;
    frame->function = field_string(&fields, "function", REQUIRED);
    frame->file = field_string(&fields, "file", REQUIRED);
    frame->line = field_id(&fields, "line", REQUIRED);
    read_locals(&fields, frame);
}

static void read_frames(struct fields *fields, const char *key,
                        const struct stack_frame **frames, uint32_t *count)
{
    const json_t *array = field_array(fields, key);
    struct stack_frame *read =
        arena_alloc(fields->scratch, json_array_size(array) * sizeof *read);
    *count = (uint32_t)json_array_size(array);
    for (uint32_t i = 0; i < *count; i++)
        read_frame(fields, json_array_get(array, i), &read[i]);
    *frames = read;
}

static void read_ids(struct fields *fields, const char *key,
                     const uint32_t **ids, uint32_t *count)
{
    const json_t *array = field_array(fields, key);
    uint32_t *read =
        arena_alloc(fields->scratch, json_array_size(array) * sizeof *read);
    *count = (uint32_t)json_array_size(array);
    for (uint32_t i = 0; i < *count; i++) {
        const json_t *item = json_array_get(array, i);
        json_int_t id = json_is_integer(item) ? json_integer_value(item) : 0;
        if (id < 1 || id > UINT32_MAX)
            field_refuse(fields, key, "must be ids of tasks");
        read[i] = (uint32_t)id;
    }
    *ids = read;
}

static void read_items(struct fields *fields, const char *key,
                       struct resource_items *items)
{
    const json_t *array = field_array(fields, key);
    const char **reprs =
        arena_alloc(fields->scratch, json_array_size(array) * sizeof *reprs);
    items->count = (uint32_t)json_array_size(array);
    for (uint32_t i = 0; i < items->count; i++) {
        reprs[i] = json_string_value(json_array_get(array, i));
        if (!reprs[i])
            field_refuse(fields, key, "must be strings");
    }
    items->reprs = reprs;
}

static void read_resource_field(struct fields *fields,
                                const struct resource_field *field, void *at)
{
    const char *key = field->key;
    struct task_ids *tasks = at;
    switch (field->type) {
    case RESOURCE_FLAG:
        *(bool *)at = field_flag(fields, key);
        break;
    case RESOURCE_ID:
        if (field_is_there(fields, key))
            *(uint32_t *)at = field_id(fields, key, OPTIONAL);
        break;
    case RESOURCE_NUMBER:
        *(int64_t *)at = field_integer(fields, key, OPTIONAL, 0, INT64_MAX);
        break;
    case RESOURCE_TEXT:
        *(const char **)at = field_string(fields, key, OPTIONAL);
        break;
    case RESOURCE_ITEMS:
        read_items(fields, key, at);
        break;
    case RESOURCE_TASKS:
        read_ids(fields, key, &tasks->ids, &tasks->count);
        break;
    }
}

static void read_resource(struct fields *fields, struct event *event)
{
    struct resource *resource = arena_alloc(fields->scratch, sizeof *resource);
    resource->id = field_id(fields, "resource", REQUIRED);
    resource->kind =
        field_word(fields, "kind", resource_words, COUNT_OF(resource_words));
    for (size_t i = 0; i < resource_field_count; i++)
        read_resource_field(fields, &resource_fields[i],
                            (char *)resource + resource_fields[i].offset);
    event->u.resource = resource;
}

static void read_standin(struct fields *fields, struct event *event)
{
    event->u.standin.name = field_string(fields, "name", REQUIRED);
}

static void read_line(struct fields *fields, struct event *event)
{
    field_string(fields, "file", REQUIRED);
    if (field_is_there(fields, "task"))
        event->u.running.task = field_id(fields, "task", REQUIRED);
    if (field_is_there(fields, "op"))
        event->u.running.op = field_id(fields, "op", REQUIRED);
    read_frames(fields, "stack", &event->u.running.frames,
                &event->u.running.frame_count);
}

static void read_ready(struct fields *fields, struct event *event)
{
    read_handle(fields, event);
    read_frames(fields, "stack", &event->u.handle.frames,
                &event->u.handle.frame_count);
}

static void read_wait(struct fields *fields, struct event *event)
{
    event->u.wait.task = field_id(fields, "task", REQUIRED);
    event->u.wait.name = field_string(fields, "name", REQUIRED);
    event->u.wait.on = field_string(fields, "on", REQUIRED);
    read_frames(fields, "stack", &event->u.wait.frames,
                &event->u.wait.frame_count);
    read_ids(fields, "awaits", &event->u.wait.awaits,
             &event->u.wait.awaits_count);
}

static void read_done(struct fields *fields, struct event *event)
{
    event->u.done.task = field_id(fields, "task", REQUIRED);
    event->u.done.name = field_string(fields, "name", REQUIRED);
    event->u.done.how =
        field_word(fields, "how", done_words, COUNT_OF(done_words));
    if (event->u.done.how != DONE_CANCELLED)
        event->u.done.value = field_string(fields, "value", REQUIRED);
    read_frames(fields, "traceback", &event->u.done.frames,
                &event->u.done.frame_count);
}

static void read_warn(struct fields *fields, struct event *event)
{
    event->u.warn.about =
        field_word(fields, "about", warn_words, COUNT_OF(warn_words));
    event->u.warn.what = field_string(fields, "what", REQUIRED);
    if (event->u.warn.about != WARN_NEVER_AWAITED)
        event->u.warn.value = field_string(fields, "value", REQUIRED);
    if (event->u.warn.about == WARN_NEVER_RETRIEVED)
        event->u.warn.task = field_id(fields, "task", REQUIRED);
}

static void read_exit(struct fields *fields, struct event *event)
{
    event->u.exit.how =
        field_word(fields, "how", exit_words, COUNT_OF(exit_words));
    if (event->u.exit.how == EXIT_EXCEPTION)
        event->u.exit.value = field_string(fields, "value", REQUIRED);
    read_frames(fields, "traceback", &event->u.exit.frames,
                &event->u.exit.frame_count);
}

static void (*const readers[EVENT_KIND_COUNT])(struct fields *,
                                               struct event *) = {
    [EVENT_TRACE] = read_trace,     [EVENT_SOURCE] = read_source,
    [EVENT_STANDIN] = read_standin, [EVENT_RESOURCE] = read_resource,
    [EVENT_LINE] = read_line,       [EVENT_TICK] = read_tick,
    [EVENT_DELIVER] = read_deliver, [EVENT_FIRE] = read_fire,
    [EVENT_RUN] = read_handle,      [EVENT_SKIP] = read_handle,
    [EVENT_TASK] = read_task,       [EVENT_READY] = read_ready,
    [EVENT_TIMER] = read_timer,     [EVENT_UNTIMER] = read_timer,
    [EVENT_JOB] = read_op,          [EVENT_IO] = read_op,
    [EVENT_UNIO] = read_op,         [EVENT_CANCEL] = read_cancel,
    [EVENT_BLOCK] = read_block,     [EVENT_PRINT] = read_print,
    [EVENT_WAIT] = read_wait,       [EVENT_DONE] = read_done,
    [EVENT_WARN] = read_warn,       [EVENT_EXIT] = read_exit,
};

/* The kind of that name; EVENT_KIND_COUNT for none. */
static enum event_kind find_kind(const char *name)
{
    enum event_kind kind = 0;
    while (kind < EVENT_KIND_COUNT && strcmp(name, event_kind_name(kind)) != 0)
        kind++;
    return kind;
}

bool event_from_json(const json_t *object, struct event *event,
                     struct arena *scratch, struct complaint *complaint)
{
    const char *name = json_string_value(json_object_get(object, "ev"));
    if (!name) {
        complain(complaint, ADVICE_DAMAGED,
                 "no string \"ev\" says which event this is", NULL);
        return false;
    }
    enum event_kind kind = find_kind(name);
    if (kind == EVENT_KIND_COUNT) {
        complain(complaint, "read it with the loopscope that wrote it",
                 "unknown event \"", name, "\"", NULL);
        return false;
    }
    struct fields fields = {object, name, complaint, scratch};
    *event = (struct event){.kind = kind};
    event->t = field_integer(&fields, "t", REQUIRED, 0, INT64_MAX);
    if (kind != EVENT_SOURCE)
        read_place(&fields, "file", "line", &event->file, &event->line);
    event->outside = field_flag(&fields, "outside");
    readers[kind](&fields, event);
    return !complaint->made;
}
