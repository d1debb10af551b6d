/* SPDX-License-Identifier: MIT */
/* Jobs: what a program has in worker threads. */
#include "sim/scenario.h"
#include "tests/fuzz/interpret.h"
#include "tests/fuzz/node.h"
#include "tests/fuzz/world.h"

static struct executor *executor_at(json_t *node, size_t at)
{
    return world.executors[node_int(node, at)];
}

struct value make_to_thread(json_t *node)
{
    return VALUE(to_thread(function_job(node_int(node, 1))));
}

struct value make_in_executor(json_t *node)
{
    struct call *job = function_job(node_int(node, 2));
    return VALUE(run_in_executor(executor_at(node, 1), job));
}

void run_submit(struct activation *here, json_t *node)
{
    (void)here;
    struct call *job = function_job(node_int(node, 3));
    world.futures[node_int(node, 1)] =
        run_in_executor(executor_at(node, 2), job);
}

void run_soon_threadsafe(struct activation *here, json_t *node)
{
    (void)here;
    long number = node_int(node, 2);
    world.handles[node_int(node, 1)] = api_call_soon_threadsafe(
        function_callback(number), api_format("f%ld", number), None);
}
