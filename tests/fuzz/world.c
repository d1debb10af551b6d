/* SPDX-License-Identifier: MIT */
#include "tests/fuzz/world.h"

#include <string.h>

#include "sim/scenario.h"
#include "tests/fuzz/interpret.h"

struct world world;

static json_t *described(json_t *program, const char *kind, size_t number)
{
    json_t *objects = json_object_get(program, "objects");
    return json_array_get(json_object_get(objects, kind), number);
}

static struct queue *make_queue(json_t *is)
{
    const char *kind = json_string_value(json_array_get(is, 0));
    long maxsize = (long)json_integer_value(json_array_get(is, 1));
    if (strcmp(kind, "LifoQueue") == 0)
        return lifo_queue_new(maxsize);
    if (strcmp(kind, "PriorityQueue") == 0)
        return priority_queue_new(maxsize);
    return queue_new(maxsize);
}

static struct semaphore *make_semaphore(json_t *is)
{
    long value = (long)json_integer_value(json_array_get(is, 1));
    return json_is_true(json_array_get(is, 0)) ? bounded_semaphore_new(value)
                                               : semaphore_new(value);
}

static void make_simple_objects(void)
{
    for (size_t i = 0; i < FUTURES; i++)
        world.futures[i] = create_future();
    for (size_t i = 0; i < LOCKS; i++)
        world.locks[i] = lock_new();
    for (size_t i = 0; i < EVENTS; i++)
        world.events[i] = async_event_new();
    for (size_t i = 0; i < GROUPS; i++)
        world.groups[i] = task_group_new();
    for (size_t i = 0; i < TIMEOUTS; i++)
        world.timeouts[i] = timeout(NO_TIMEOUT);
    for (size_t i = 1; i < EXECUTORS; i++)
        world.executors[i] = executor_new(i);
}

static void make_described_objects(json_t *program)
{
    for (size_t i = 0; i < QUEUES; i++)
        world.queues[i] = make_queue(described(program, "queues", i));
    for (size_t i = 0; i < SEMAPHORES; i++)
        world.semaphores[i] =
            make_semaphore(described(program, "semaphores", i));
    for (size_t i = 0; i < CONDITIONS; i++) {
        json_t *lock = described(program, "conditions", i);
        world.conditions[i] = condition_new(
            json_is_null(lock) ? NULL : world.locks[json_integer_value(lock)]);
    }
    for (size_t i = 0; i < BARRIERS; i++)
        world.barriers[i] = barrier_new(
            (long)json_integer_value(described(program, "barriers", i)));
}

void world_make(json_t *program)
{
    memset(&world, 0, sizeof world);
    world.functions = json_object_get(program, "functions");
    world.has_io = json_is_true(json_object_get(program, "io"));
    make_simple_objects();
    make_described_objects(program);
    for (size_t i = 0; i < json_array_size(world.functions); i++)
        world.generators[i] = function_generator((long)i);
    struct future *nothing = create_future();
    set_result(nothing, None);
    for (size_t i = 0; i < FUNCTIONS_MOST; i++)
        world.tasks[i] = nothing;
}
