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

static void keep_wait(struct event_store *store, struct event *event)
{
    event->u.wait.frames =
        keep_frames(store, event->u.wait.frames, event->u.wait.frame_count);
    event->u.wait.awaits =
        keep_array(store, event->u.wait.awaits, event->u.wait.awaits_count,
                   sizeof *event->u.wait.awaits);
    keep(store, &event->u.wait.name);
    keep(store, &event->u.wait.on);
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

/* Listings are long and come once: kept whole. */
static void keep_source(struct event_store *store, struct event *event)
{
    keep(store, &event->u.source.name);
    event->u.source.text = arena_string(&store->arena, event->u.source.text);
}

/* Replaces what the event points to by copies of the store's own. */
static void keep_strings(struct event_store *store, struct event *event)
{
    keep(store, &event->file);
    switch (event->kind) {
    case EVENT_TRACE:
        keep(store, &event->u.trace.program);
        keep(store, &event->u.trace.runtime);
        break;
    case EVENT_SOURCE:
        keep_source(store, event);
        break;
    case EVENT_DELIVER:
    case EVENT_FIRE:
    case EVENT_RUN:
    case EVENT_SKIP:
    case EVENT_READY:
    case EVENT_TIMER:
    case EVENT_UNTIMER:
        keep(store, &event->u.handle.label.task_name);
        keep(store, &event->u.handle.label.call);
        event->u.handle.frames = keep_frames(store, event->u.handle.frames,
                                             event->u.handle.frame_count);
        break;
    case EVENT_TASK:
        keep(store, &event->u.task.file);
        keep(store, &event->u.task.name);
        keep(store, &event->u.task.coro);
        break;
    case EVENT_JOB:
    case EVENT_IO:
    case EVENT_UNIO:
        keep(store, &event->u.op.name);
        break;
    case EVENT_CANCEL:
        keep(store, &event->u.cancel.name);
        break;
    case EVENT_PRINT:
        keep(store, &event->u.print.text);
        break;
    case EVENT_WAIT:
        keep_wait(store, event);
        break;
    case EVENT_DONE:
        keep(store, &event->u.done.name);
        keep(store, &event->u.done.value);
        event->u.done.frames =
            keep_frames(store, event->u.done.frames, event->u.done.frame_count);
        break;
    case EVENT_WARN:
        keep(store, &event->u.warn.what);
        keep(store, &event->u.warn.value);
        break;
    case EVENT_EXIT:
        keep(store, &event->u.exit.value);
        event->u.exit.frames =
            keep_frames(store, event->u.exit.frames, event->u.exit.frame_count);
        break;
    case EVENT_STANDIN:
        keep(store, &event->u.standin.name);
        break;
    case EVENT_RESOURCE:
        event->u.resource = keep_resource(store, event->u.resource);
        break;
    case EVENT_LINE:
        event->u.running.frames = keep_frames(store, event->u.running.frames,
                                              event->u.running.frame_count);
        break;
    case EVENT_TICK:
    case EVENT_BLOCK:
    case EVENT_KIND_COUNT:
        break;
    }
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
    keep_strings(store, copy);
    store->count++;
    return copy;
}

const struct event *event_store_at(const struct event_store *store,
                                   size_t index)
{
    return &store->blocks[index / EVENT_BLOCK_SIZE][index % EVENT_BLOCK_SIZE];
}
