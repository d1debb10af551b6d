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

static void keep_wait(struct event_store *store, struct event *event)
{
    uint32_t count = event->u.wait.frame_count;
    struct stack_frame *frames =
        arena_copy(&store->arena, event->u.wait.frames, count * sizeof *frames);
    for (uint32_t i = 0; i < count; i++) {
        keep(store, &frames[i].function);
        keep(store, &frames[i].file);
    }
    event->u.wait.frames = frames;
    event->u.wait.awaits =
        arena_copy(&store->arena, event->u.wait.awaits,
                   event->u.wait.awaits_count * sizeof *event->u.wait.awaits);
    keep(store, &event->u.wait.name);
    keep(store, &event->u.wait.on);
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
        break;
    case EVENT_TASK:
        keep(store, &event->u.task.file);
        keep(store, &event->u.task.name);
        keep(store, &event->u.task.coro);
        break;
    case EVENT_JOB:
    case EVENT_IO:
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
        break;
    case EVENT_WARN:
        keep(store, &event->u.warn.what);
        keep(store, &event->u.warn.value);
        break;
    case EVENT_EXIT:
        keep(store, &event->u.exit.value);
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
