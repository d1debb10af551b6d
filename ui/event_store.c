/* SPDX-License-Identifier: MIT */
#include "ui/event_store.h"

#include <stdlib.h>

#include "sim/memory.h"

enum { EVENT_BLOCK_SIZE = 512 };

void event_store_init(struct event_store *store)
{
    *store = (struct event_store){.intern.arena = &store->arena};
}

void event_store_free(struct event_store *store)
{
    size_t blocks = (store->count + EVENT_BLOCK_SIZE - 1) / EVENT_BLOCK_SIZE;
    for (size_t i = 0; i < blocks; i++)
        free(store->blocks[i]);
    free(store->blocks);
    intern_free(&store->intern);
    arena_free(&store->arena);
}

static void keep(struct event_store *store, const char **string)
{
    *string = intern_string(&store->intern, *string);
}

static void *keep_array(struct event_store *store, const void *array,
                        uint32_t count, size_t size)
{
    return count ? arena_copy(&store->arena, array, count * size) : NULL;
}

static const struct frame_local *keep_locals(struct event_store *store,
                                             const struct stack_frame *frame)
{
    struct frame_local *locals =
        keep_array(store, frame->locals, frame->local_count, sizeof *locals);
    for (uint32_t i = 0; i < frame->local_count; i++) {
        keep(store, &locals[i].name);
        keep(store, &locals[i].value);
    }
    return locals;
}

static const struct stack_frame *keep_frames(struct event_store *store,
                                             const struct stack_frame *from,
                                             uint32_t count)
{
    struct stack_frame *frames = keep_array(store, from, count, sizeof *frames);
    for (uint32_t i = 0; i < count; i++) {
        keep(store, &frames[i].function);
        keep(store, &frames[i].file);
        frames[i].locals = keep_locals(store, &frames[i]);
    }
    return frames;
}

static void keep_items(struct event_store *store, struct resource_items *items)
{
    const char **reprs =
        keep_array(store, items->reprs, items->count, sizeof *reprs);
    for (uint32_t i = 0; i < items->count; i++)
        keep(store, &reprs[i]);
    items->reprs = reprs;
}

static void keep_tasks(struct event_store *store, struct task_ids *tasks)
{
    tasks->ids =
        keep_array(store, tasks->ids, tasks->count, sizeof *tasks->ids);
}

static const struct resource *keep_resource(struct event_store *store,
                                            const struct resource *from)
{
    struct resource *resource = keep_array(store, from, 1, sizeof *resource);
    for (size_t i = 0; i < resource_field_count; i++) {
        void *field = (char *)resource + resource_fields[i].offset;
        if (resource_fields[i].type == RESOURCE_TEXT)
            keep(store, field);
        else if (resource_fields[i].type == RESOURCE_ITEMS)
            keep_items(store, field);
        else if (resource_fields[i].type == RESOURCE_TASKS)
            keep_tasks(store, field);
    }
    return resource;
}

#define AT(field) offsetof(struct event, u.field)
#define LABEL AT(handle.label.task_name), AT(handle.label.call)

enum { STRINGS_MOST = 3 };

/* Where the strings of each kind stand; 0: no more. */
static const size_t strings[EVENT_KIND_COUNT][STRINGS_MOST] = {
    [EVENT_TRACE] = {AT(trace.program), AT(trace.runtime)},
    [EVENT_SOURCE] = {AT(source.name)},
    [EVENT_STANDIN] = {AT(standin.name)},
    [EVENT_DELIVER] = {LABEL},
    [EVENT_FIRE] = {LABEL},
    [EVENT_RUN] = {LABEL},
    [EVENT_SKIP] = {LABEL},
    [EVENT_READY] = {LABEL},
    [EVENT_TIMER] = {LABEL},
    [EVENT_UNTIMER] = {LABEL},
    [EVENT_TASK] = {AT(task.file), AT(task.name), AT(task.coro)},
    [EVENT_JOB] = {AT(op.name)},
    [EVENT_IO] = {AT(op.name)},
    [EVENT_UNIO] = {AT(op.name)},
    [EVENT_CANCEL] = {AT(cancel.name)},
    [EVENT_PRINT] = {AT(print.text)},
    [EVENT_WAIT] = {AT(wait.name), AT(wait.on)},
    [EVENT_DONE] = {AT(done.name), AT(done.value)},
    [EVENT_WARN] = {AT(warn.what), AT(warn.value)},
    [EVENT_EXIT] = {AT(exit.value)},
};

/* Where the frames stand of the kinds that have any. */
static const size_t frames[EVENT_KIND_COUNT] = {
    [EVENT_READY] = AT(handle.frames), [EVENT_LINE] = AT(running.frames),
    [EVENT_WAIT] = AT(wait.frames),    [EVENT_DONE] = AT(done.frames),
    [EVENT_EXIT] = AT(exit.frames),
};

static void *field_at(struct event *event, size_t offset)
{
    return (char *)event + offset;
}

static void keep_all_frames(struct event_store *store, struct event *event)
{
    uint32_t count;
    const struct stack_frame *from = event_frames(event, &count);
    const struct stack_frame **to = field_at(event, frames[event->kind]);
    if (from)
        *to = keep_frames(store, from, count);
}

/* Replaces what the event points to by copies of the store's own. */
static void keep_what_it_has(struct event_store *store, struct event *event)
{
    const size_t *string = strings[event->kind];
    keep(store, &event->file);
    for (size_t i = 0; i < STRINGS_MOST && string[i]; i++)
        keep(store, field_at(event, string[i]));
    keep_all_frames(store, event);
    if (event->kind == EVENT_SOURCE) /* long, and comes once: not interned */
        event->u.source.text =
            arena_string(&store->arena, event->u.source.text);
    else if (event->kind == EVENT_WAIT)
        event->u.wait.awaits =
            keep_array(store, event->u.wait.awaits, event->u.wait.awaits_count,
                       sizeof *event->u.wait.awaits);
    else if (event->kind == EVENT_RESOURCE)
        event->u.resource = keep_resource(store, event->u.resource);
}

const struct event *event_store_add(struct event_store *store,
                                    const struct event *event)
{
    size_t block = store->count / EVENT_BLOCK_SIZE;
    size_t at = store->count % EVENT_BLOCK_SIZE;
    if (at == 0) {
        store->blocks = memory_grow(store->blocks, &store->block_capacity,
                                    block + 1, sizeof *store->blocks);
        store->blocks[block] =
            memory_alloc(EVENT_BLOCK_SIZE * sizeof **store->blocks);
    }
    struct event *copy = &store->blocks[block][at];
    *copy = *event;
    keep_what_it_has(store, copy);
    store->count++;
    return copy;
}

const struct event *event_store_at(const struct event_store *store,
                                   size_t index)
{
    return &store->blocks[index / EVENT_BLOCK_SIZE][index % EVENT_BLOCK_SIZE];
}
