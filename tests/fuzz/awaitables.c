/* SPDX-License-Identifier: MIT */
/* What stands behind `await`. */
#include <assert.h>
#include <string.h>

#include "sim/scenario.h"
#include "tests/fuzz/coverage.h"
#include "tests/fuzz/interpret.h"
#include "tests/fuzz/node.h"
#include "tests/fuzz/world.h"

static struct value make_coro(json_t *node)
{
    return VALUE(function_coro(node_int(node, 1)));
}

static struct value make_task(json_t *node)
{
    return VALUE(world.tasks[node_int(node, 1)]);
}

static struct value make_future(json_t *node)
{
    return VALUE(world.futures[node_int(node, 1)]);
}

static struct value make_sleep(json_t *node)
{
    return VALUE(async_sleep_result(node_seconds(node, 1), node_int(node, 2)));
}

static struct value make_get(json_t *node)
{
    return VALUE(queue_get(world.queues[node_int(node, 1)]));
}

static struct value make_put(json_t *node)
{
    return VALUE(queue_put(world.queues[node_int(node, 1)], node_int(node, 2)));
}

static struct value make_join(json_t *node)
{
    return VALUE(queue_join(world.queues[node_int(node, 1)]));
}

static struct value make_acquire_lock(json_t *node)
{
    return VALUE(lock_acquire(world.locks[node_int(node, 1)]));
}

static struct value make_acquire_semaphore(json_t *node)
{
    return VALUE(semaphore_acquire(world.semaphores[node_int(node, 1)]));
}

static struct value make_event_wait(json_t *node)
{
    return VALUE(async_event_wait(world.events[node_int(node, 1)]));
}

static struct value make_condition_wait(json_t *node)
{
    return VALUE(condition_wait(world.conditions[node_int(node, 1)]));
}

static bool is_set(void *event)
{
    return ((struct async_event *)event)->set;
}

static struct value make_condition_wait_for(json_t *node)
{
    return VALUE(condition_wait_for(world.conditions[node_int(node, 1)], is_set,
                                    world.events[node_int(node, 2)]));
}

static struct value make_barrier_wait(json_t *node)
{
    return VALUE(barrier_wait(world.barriers[node_int(node, 1)]));
}

static struct value make_barrier_reset(json_t *node)
{
    return VALUE(barrier_reset(world.barriers[node_int(node, 1)]));
}

static struct value make_barrier_abort(json_t *node)
{
    return VALUE(barrier_abort(world.barriers[node_int(node, 1)]));
}

static struct value make_wait_for(json_t *node)
{
    struct value inner = awaitable_make(node_at(node, 1));
    return VALUE(wait_for(inner, node_seconds(node, 2)));
}

static struct value make_shield(json_t *node)
{
    return VALUE(shield(awaitable_make(node_at(node, 1))));
}

static struct value make_gather(json_t *node)
{
    return VALUE(gather(awaitables_make(node_at(node, 1))));
}

static struct value make_gather_return(json_t *node)
{
    return VALUE(gather_return_exceptions(awaitables_make(node_at(node, 1))));
}

static struct value make_anext(json_t *node)
{
    return VALUE(anext(world.generators[node_int(node, 1)]));
}

static struct value make_aclose(json_t *node)
{
    return VALUE(aclose(world.generators[node_int(node, 1)]));
}

static const struct {
    const char *name;
    struct value (*make)(json_t *node);
} makers[] = {
    {"coro", make_coro},
    {"task", make_task},
    {"future", make_future},
    {"sleep", make_sleep},
    {"sleep0", make_sleep},
    {"get", make_get},
    {"put", make_put},
    {"join", make_join},
    {"acquire_lock", make_acquire_lock},
    {"acquire_semaphore", make_acquire_semaphore},
    {"event_wait", make_event_wait},
    {"condition_wait", make_condition_wait},
    {"condition_wait_for", make_condition_wait_for},
    {"barrier_wait", make_barrier_wait},
    {"barrier_reset", make_barrier_reset},
    {"barrier_abort", make_barrier_abort},
    {"wait_for", make_wait_for},
    {"shield", make_shield},
    {"gather", make_gather},
    {"anext", make_anext},
    {"aclose", make_aclose},
    {"gather_return", make_gather_return},
    {"ask", make_ask},
    {"query", make_query},
    {"save", make_save},
    {"connect", make_connect},
    {"read", make_read},
    {"readline", make_readline},
    {"drain", make_drain},
    {"wait_closed", make_wait_closed},
    {"to_thread", make_to_thread},
    {"in_executor", make_in_executor},
};

struct value awaitable_make(json_t *node)
{
    const char *name = node_name(node);
    coverage_ran(name);
    for (size_t i = 0; i < sizeof makers / sizeof *makers; i++)
        if (strcmp(makers[i].name, name) == 0)
            return makers[i].make(node);
    assert(false && "generate.py knows no other awaitables");
    return None;
}

struct value awaitables_make(json_t *nodes)
{
    struct value made = empty_list();
    for (size_t i = 0; i < json_array_size(nodes); i++)
        append(made, awaitable_make(node_at(nodes, i)));
    return made;
}
