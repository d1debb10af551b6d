/* SPDX-License-Identifier: MIT */
/* The statements that await, and those with statements in them. */
#include <assert.h>
#include <string.h>

#include "sim/scenario.h"
#include "tests/fuzz/coverage.h"
#include "tests/fuzz/interpret.h"
#include "tests/fuzz/node.h"
#include "tests/fuzz/world.h"

#define STATEMENT(name)                                                        \
    static void run_##name(struct activation *here, json_t *node)
#define UNUSED(name) (void)(name)

STATEMENT(await)
{
    UNUSED(here);
    struct value result = await(awaitable_make(node_at(node, 1)));
    print("%s", str(result));
}

static enum return_when return_when_named(const char *name)
{
    return strcmp(name, "FIRST_COMPLETED") == 0   ? FIRST_COMPLETED
           : strcmp(name, "FIRST_EXCEPTION") == 0 ? FIRST_EXCEPTION
                                                  : ALL_COMPLETED;
}

STATEMENT(wait)
{
    UNUSED(here);
    struct value futures = awaitables_make(node_at(node, 1));
    struct value both = await(wait(futures, node_seconds(node, 2),
                                   return_when_named(node_text(node, 3))));
    print("%zu %zu", len(item(both, 0)), len(item(both, 1)));
}

STATEMENT(as_completed)
{
    UNUSED(here);
    struct value awaitables = awaitables_make(node_at(node, 1));
    struct as_completed *each =
        as_completed_within(awaitables, node_seconds(node, 2));
    bool is_async = node_int(node, 3) != 0;
    while (as_completed_more(each)) {
        struct value next = is_async ? await(as_completed_anext(each))
                                     : VALUE(as_completed_next(each));
        print("%s", str(await(next)));
    }
}

/* -- try ------------------------------------------------------------------ */

/* It runs whether the function is about to return or not, and leaves that as
 * it is. If it raises, there is nothing to return any more. */
static void run_final(struct activation *here, json_t *final)
{
    struct activation before = *here;
    *here = (struct activation){.result = None};
    block_run(here, final);
    *here = before;
}

/* What the n-th handler catches: nothing if there are fewer. */
static const struct exception_type *caught_by(json_t *node, size_t n)
{
    static const struct exception_type nothing = {"nothing", {NULL}};
    json_t *handler = node_at(node_at(node, 2), n);
    return handler ? exception_type_named(node_text(handler, 0)) : &nothing;
}

static void run_handler(struct activation *here, json_t *node, size_t n)
{
    here->returning = false; /* an exception came between */
    here->result = None;
    print("%s", repr(caught()));
    block_run(here, node_at(node_at(node_at(node, 2), n), 1));
}

STATEMENT(try)
{
    TRY {
        block_run(here, node_at(node, 1));
    }
    EXCEPT (*caught_by(node, 0)) {
        run_handler(here, node, 0);
    }
    EXCEPT (*caught_by(node, 1)) {
        run_handler(here, node, 1);
    }
    FINALLY {
        run_final(here, node_at(node, 3));
    }
}

STATEMENT(try_group)
{
    TRY {
        block_run(here, node_at(node, 1));
    }
    EXCEPT_GROUP (*caught_by(node, 0)) {
        run_handler(here, node, 0);
    }
    EXCEPT_GROUP (*caught_by(node, 1)) {
        run_handler(here, node, 1);
    }
    FINALLY {
        run_final(here, node_at(node, 3));
    }
}

/* -- async with ----------------------------------------------------------- */

STATEMENT(timeout)
{
    struct timeout *made = timeout(node_seconds(node, 2));
    WITH_MANAGER (timeout_manager(made)) {
        world.timeouts[node_int(node, 1)] = made;
        block_run(here, node_at(node, 3));
    }
}

STATEMENT(group)
{
    struct task_group *made = task_group_new();
    ASYNC_WITH (made) {
        world.groups[node_int(node, 1)] = made;
        block_run(here, node_at(node, 2));
    }
}

STATEMENT(with_lock)
{
    ASYNC_WITH (world.locks[node_int(node, 1)]) {
        block_run(here, node_at(node, 2));
    }
}

STATEMENT(with_semaphore)
{
    ASYNC_WITH (world.semaphores[node_int(node, 1)]) {
        block_run(here, node_at(node, 2));
    }
}

STATEMENT(with_condition)
{
    ASYNC_WITH (world.conditions[node_int(node, 1)]) {
        block_run(here, node_at(node, 2));
    }
}

STATEMENT(with_barrier)
{
    ASYNC_WITH (world.barriers[node_int(node, 1)]) {
        block_run(here, node_at(node, 2));
    }
}

/* -- Loops ---------------------------------------------------------------- */

STATEMENT(loop)
{
    for (long i = node_int(node, 1); i > 0 && !here->returning; i--)
        block_run(here, node_at(node, 2));
}

static void iterate(struct activation *here, json_t *node,
                    struct async_gen *generator)
{
    value number;
    ASYNC_FOR (number, generator) {
        print("%s", str(number));
        block_run(here, node_at(node, 3));
        if (here->returning || as_int(number) == node_int(node, 2))
            break;
    }
}

STATEMENT(async_for)
{
    struct async_gen *generator = function_generator(node_int(node, 1));
    TRY {
        iterate(here, node, generator);
    }
    FINALLY {
        await(aclose(generator));
    }
}

ASYNC_GEN(ticks, double, delay, long, clean_up)
{
    TRY {
        for (int number = 0; number < 3; number++) {
            YIELD(number);
            await(async_sleep(delay));
        }
    }
    FINALLY {
        print("closing");
        await(function_coro(clean_up));
    }
    return None;
}

STATEMENT(left_early)
{
    UNUSED(here);
    struct async_gen *generator =
        ticks(node_seconds(node, 1), node_int(node, 2));
    value number;
    ASYNC_FOR (number, generator) {
        print("%s", str(number));
        if (as_int(number) == node_int(node, 3))
            break;
    }
    del(generator);
}

/* -- Which is which ------------------------------------------------------- */

#define ROW(name)                                                              \
    {                                                                          \
#name, run_##name                                                      \
    }
static const struct {
    const char *name;
    void (*run)(struct activation *here, json_t *node);
} compounds[] = {
    ROW(await),          ROW(wait),           ROW(as_completed), ROW(try),
    ROW(try_group),      ROW(timeout),        ROW(group),        ROW(with_lock),
    ROW(with_semaphore), ROW(with_condition), ROW(with_barrier), ROW(loop),
    ROW(async_for),      ROW(left_early),
};

bool compound_run(struct activation *here, json_t *statement)
{
    const char *name = node_name(statement);
    for (size_t i = 0; i < sizeof compounds / sizeof *compounds; i++)
        if (strcmp(compounds[i].name, name) == 0) {
            coverage_ran(name);
            compounds[i].run(here, statement);
            return true;
        }
    return false;
}

void block_run(struct activation *here, json_t *statements)
{
    size_t count = json_array_size(statements);
    for (size_t i = 0; i < count && !here->returning; i++) {
        json_t *statement = node_at(statements, i);
        bool known =
            statement_run(here, statement) || compound_run(here, statement);
        assert(known && "generate.py knows no other statements");
        (void)known;
    }
}
