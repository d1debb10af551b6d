/* SPDX-License-Identifier: MIT */
/* The functions of a random program, as coroutines, generators and callbacks
 * of the engine. */
#include "sim/scenario.h"
#include "tests/fuzz/coverage.h"
#include "tests/fuzz/interpret.h"
#include "tests/fuzz/world.h"

static json_t *body_of(long number)
{
    return json_object_get(json_array_get(world.functions, (size_t)number),
                           "body");
}

static struct value run_function(void *args)
{
    struct activation here = {.result = None};
    long number = *(long *)args;
    if (number == 0)
        world.tasks[0] = &current_task()->future;
    if (number == 0 && world.has_io)
        io_begin_world();
    block_run(&here, body_of(number));
    return here.result;
}

const char *function_name(long number)
{
    static const char *const names[] = {"main", "c1", "c2", "c3",
                                        "c4",   "c5", "c6", "c7"};
    return names[number];
}

static const struct coro_type *type_of(long number)
{
    struct coro_type *type = &world.types[number];
    type->name = function_name(number);
    type->run = run_function;
    return type;
}

struct coro *function_coro(long number)
{
    return coro_new(type_of(number), &number, sizeof number);
}

struct async_gen *function_generator(long number)
{
    return async_gen_new(type_of(number), &number, sizeof number);
}

static struct value run_job(void *args)
{
    struct activation here = {.result = None};
    coverage_new_callback();
    block_run(&here, body_of(*(long *)args));
    return here.result;
}

struct call *function_job(long number)
{
    static const char *const names[] = {NULL, "j1", "j2", "j3",
                                        "j4", "j5", "j6", "j7"};
    struct coro_type *type = &world.types[number];
    type->name = names[number];
    type->run = run_job;
    return call_new(type, &number, sizeof number);
}

/* A callback is known by its address, so each has a function of its own. */
static void run_callback(long number)
{
    struct activation here = {.result = None};
    coverage_new_callback();
    block_run(&here, body_of(number));
}

#define CALLBACK(number)                                                       \
    static void f##number(struct value unused)                                 \
    {                                                                          \
        (void)unused;                                                          \
        run_callback(number);                                                  \
    }
CALLBACK(1)
CALLBACK(2)
CALLBACK(3)
CALLBACK(4)
CALLBACK(5)
CALLBACK(6)
CALLBACK(7)

callback_function *function_callback(long number)
{
    static callback_function *const callbacks[] = {NULL, f1, f2, f3,
                                                   f4,   f5, f6, f7};
    return callbacks[number];
}
