/* SPDX-License-Identifier: MIT */
#include "sim/shared.h"

#include "sim/emit.h"
#include "sim/future.h"
#include "sim/loop.h"
#include "sim/waiters.h"

void shared_init(struct shared *shared, enum resource_kind kind,
                 shared_describe *describe)
{
    struct loop *loop = loop_running();
    shared->kind = kind;
    shared->describe = describe;
    shared->serial = ++loop->shared.count;
    shared->next = loop->shared.all;
    loop->shared.all = shared;
    emit_position(loop, &shared->file, &shared->line);
    shared_touch(shared);
}

static struct shared **place_of(struct loop *loop, const struct shared *shared)
{
    struct shared **place = &loop->shared.recent;
    while (*place && (*place)->serial < shared->serial)
        place = &(*place)->next_recent;
    return place;
}

static void leave_recent(struct loop *loop, struct shared *shared)
{
    if (!shared->is_recent)
        return;
    *place_of(loop, shared) = shared->next_recent;
    shared->is_recent = false;
}

void shared_join(struct shared *part, struct shared *whole)
{
    leave_recent(loop_running(), part);
    part->whole = whole;
}

void shared_touch(struct shared *shared)
{
    struct loop *loop = loop_running();
    while (shared && shared->whole)
        shared = shared->whole;
    if (!shared || shared->is_recent)
        return;
    struct shared **place = place_of(loop, shared);
    shared->next_recent = *place;
    *place = shared;
    shared->is_recent = true;
}

/* Keeps a state that is to be said; what was said before is gone. */
static void keep(struct shared *shared, struct arena *memory,
                 const struct resource *state)
{
    arena_free(&shared->said_memory);
    shared->said_memory = *memory;
    shared->said = arena_copy(&shared->said_memory, state, sizeof *state);
}

static void tell(struct loop *loop, struct shared *shared)
{
    struct arena memory = {0};
    struct resource state = {.kind = shared->kind, .id = shared->id};
    shared->describe(shared, &state, &memory);
    if (shared->said && resource_equal(shared->said, &state)) {
        arena_free(&memory);
        return;
    }
    if (!shared->id)
        state.id = shared->id = ++loop->shared.ids;
    keep(shared, &memory, &state);
    emit_resource(loop, shared->said, shared->file, shared->line);
    shared->file = NULL;
    shared->line = 0;
}

void shared_tell(struct loop *loop)
{
    for (struct shared *at = loop->shared.recent; at; at = at->next_recent)
        tell(loop, at);
}

void shared_forget(struct loop *loop)
{
    while (loop->shared.recent) {
        loop->shared.recent->is_recent = false;
        loop->shared.recent = loop->shared.recent->next_recent;
    }
}

void shared_free(struct loop *loop)
{
    for (struct shared *at = loop->shared.all; at; at = at->next)
        arena_free(&at->said_memory);
}

uint32_t shared_task(uint32_t task)
{
    return task <= loop_running()->tasks_told ? task : 0;
}

struct task_ids shared_line(const struct waiters *waiters, struct arena *arena)
{
    if (!waiters->count)
        return (struct task_ids){0};
    uint32_t *ids = arena_alloc(arena, waiters->count * sizeof *ids);
    uint32_t count = 0;
    for (const struct waiter *at = waiters->first; at; at = at->next)
        if (shared_task(at->task) && !future_done(at->future))
            ids[count++] = at->task;
    return (struct task_ids){ids, count};
}
