/* SPDX-License-Identifier: MIT */
/* The statements without statements in them. */
#include <string.h>

#include "sim/scenario.h"
#include "tests/fuzz/coverage.h"
#include "tests/fuzz/interpret.h"
#include "tests/fuzz/node.h"
#include "tests/fuzz/world.h"

#define STATEMENT(name)                                                        \
    static void run_##name(struct activation *here, json_t *node)
#define UNUSED(name) (void)(name)

STATEMENT(print)
{
    UNUSED(here);
    print("%s", node_text(node, 1));
}

STATEMENT(block)
{
    UNUSED(here);
    time_sleep(node_seconds(node, 1));
}

STATEMENT(raise)
{
    UNUSED(here);
    raise(node_exception(node, 1));
}

STATEMENT(reraise)
{
    UNUSED(here);
    UNUSED(node);
    RAISE;
}

STATEMENT(return )
{
    here->result = value_int(node_int(node, 1));
    here->returning = true;
}

STATEMENT(yield)
{
    UNUSED(here);
    YIELD(node_int(node, 1));
}

/* -- Tasks ---------------------------------------------------------------- */

static void keep_task(json_t *node, size_t at, struct task *task)
{
    world.tasks[node_int(node, at)] = &task->future;
}

STATEMENT(create)
{
    UNUSED(here);
    struct value coro = awaitable_make(node_at(node, 2));
    keep_task(node, 1, create_task(coro.as.coro));
}

STATEMENT(create_named)
{
    UNUSED(here);
    struct value coro = awaitable_make(node_at(node, 2));
    keep_task(node, 1,
              create_task_named(coro.as.coro,
                                api_format("named%ld", node_int(node, 1))));
}

STATEMENT(create_eager)
{
    UNUSED(here);
    struct value coro = awaitable_make(node_at(node, 2));
    keep_task(node, 1, task_create_eager(coro.as.coro, NULL));
}

STATEMENT(group_create)
{
    UNUSED(here);
    struct value coro = awaitable_make(node_at(node, 3));
    keep_task(node, 2,
              group_create_task(world.groups[node_int(node, 1)], coro.as.coro));
}

STATEMENT(drop)
{
    UNUSED(here);
    function_coro(node_int(node, 1));
}

STATEMENT(cancel)
{
    UNUSED(here);
    print("%s", str(cancel(node_target(node))));
}

STATEMENT(cancel_with)
{
    UNUSED(here);
    print("%s", str(cancel_with(node_target(node), node_text(node, 3))));
}

STATEMENT(uncancel)
{
    UNUSED(here);
    UNUSED(node);
    print("%d", uncancel(current_task()));
}

STATEMENT(cancelling)
{
    UNUSED(here);
    UNUSED(node);
    print("%d", cancelling(current_task()));
}

STATEMENT(all_tasks)
{
    UNUSED(here);
    UNUSED(node);
    print("%zu", len(all_tasks()));
}

STATEMENT(rename)
{
    UNUSED(here);
    print("%s", get_name(current_task()));
    set_name(current_task(), node_text(node, 1));
}

/* -- Futures -------------------------------------------------------------- */

STATEMENT(set_result)
{
    UNUSED(here);
    set_result(world.futures[node_int(node, 1)], node_int(node, 2));
}

STATEMENT(set_exception)
{
    UNUSED(here);
    set_exception(world.futures[node_int(node, 1)], node_exception(node, 2));
}

STATEMENT(new_future)
{
    UNUSED(here);
    world.futures[node_int(node, 1)] = create_future();
}

STATEMENT(look)
{
    UNUSED(here);
    struct future *target = node_target(node);
    const char *at = node_text(node, 3);
    if (strcmp(at, "done") == 0)
        print("%s", repr(done(target)));
    else if (strcmp(at, "cancelled") == 0)
        print("%s", repr(cancelled(target)));
    else if (strcmp(at, "result") == 0)
        print("%s", repr(result(target)));
    else
        print("%s", repr(exception(target)));
}

/* -- Callbacks ------------------------------------------------------------ */

STATEMENT(add_callback)
{
    UNUSED(here);
    long number = node_int(node, 3);
    api_add_done_callback(VALUE(node_target(node)), function_callback(number),
                          api_format("f%ld", number));
}

STATEMENT(remove_callback)
{
    UNUSED(here);
    print("%zu", remove_done_callback(node_target(node),
                                      function_callback(node_int(node, 3))));
}

STATEMENT(call_soon)
{
    UNUSED(here);
    long number = node_int(node, 2);
    world.handles[node_int(node, 1)] = api_call_soon(
        function_callback(number), api_format("f%ld", number), None);
}

STATEMENT(call_later)
{
    UNUSED(here);
    long number = node_int(node, 3);
    world.handles[node_int(node, 1)] =
        api_call_later(node_seconds(node, 2), function_callback(number),
                       api_format("f%ld", number), None);
}

STATEMENT(call_at)
{
    UNUSED(here);
    long number = node_int(node, 3);
    world.handles[node_int(node, 1)] = api_call_at(
        loop_time() + node_seconds(node, 2), function_callback(number),
        api_format("f%ld", number), None);
}

/* The handler has no argument to say which event it is to set. */
static struct async_event *set_by_handler;

static void handle_exception(value context)
{
    print("%s", repr(item(context, "exception")));
    time_sleep(0.5);
    async_event_set(set_by_handler);
}

STATEMENT(on_error)
{
    UNUSED(here);
    set_by_handler = world.events[node_int(node, 1)];
    set_exception_handler(handle_exception);
}

STATEMENT(new_generator)
{
    UNUSED(here);
    long number = node_int(node, 1);
    world.generators[number] = function_generator(number);
}

STATEMENT(cancel_handle)
{
    UNUSED(here);
    struct handle *handle = world.handles[node_int(node, 1)];
    if (handle)
        cancel_handle(handle);
}

/* -- Locks and queues ----------------------------------------------------- */

STATEMENT(release_lock)
{
    UNUSED(here);
    lock_release(world.locks[node_int(node, 1)]);
}

STATEMENT(release_semaphore)
{
    UNUSED(here);
    semaphore_release(world.semaphores[node_int(node, 1)]);
}

STATEMENT(locked)
{
    UNUSED(here);
    print("%s %s", str(world.locks[node_int(node, 1)]->locked),
          str(semaphore_locked(world.semaphores[node_int(node, 1)])));
}

STATEMENT(event_set)
{
    UNUSED(here);
    async_event_set(world.events[node_int(node, 1)]);
}

STATEMENT(event_clear)
{
    UNUSED(here);
    async_event_clear(world.events[node_int(node, 1)]);
}

STATEMENT(notify)
{
    UNUSED(here);
    condition_notify(world.conditions[node_int(node, 1)],
                     (size_t)node_int(node, 2));
}

STATEMENT(notify_all)
{
    UNUSED(here);
    condition_notify_all(world.conditions[node_int(node, 1)]);
}

STATEMENT(put_nowait)
{
    UNUSED(here);
    queue_put_nowait(world.queues[node_int(node, 1)], node_int(node, 2));
}

STATEMENT(get_nowait)
{
    UNUSED(here);
    print("%s", str(queue_get_nowait(world.queues[node_int(node, 1)])));
}

STATEMENT(task_done)
{
    UNUSED(here);
    task_done(world.queues[node_int(node, 1)]);
}

STATEMENT(shutdown)
{
    UNUSED(here);
    queue_shutdown(world.queues[node_int(node, 1)], node_int(node, 2) != 0);
}

STATEMENT(queue_state)
{
    UNUSED(here);
    const struct queue *queue = world.queues[node_int(node, 1)];
    print("%zu %s %s", queue_qsize(queue), str(queue_empty(queue)),
          str(queue_full(queue)));
}

STATEMENT(barrier_state)
{
    UNUSED(here);
    const struct barrier *barrier = world.barriers[node_int(node, 1)];
    print("%ld %s", barrier_n_waiting(barrier), str(barrier_broken(barrier)));
}

/* -- I/O ------------------------------------------------------------------ */

STATEMENT(write)
{
    UNUSED(here);
    struct stream_writer *writer = world.writers[node_int(node, 1)];
    const char *many = repeat("x", (size_t)node_int(node, 2));
    if (writer)
        writer_write(writer, str(text("%s\n", many)));
}

STATEMENT(write_eof)
{
    UNUSED(here);
    struct stream_writer *writer = world.writers[node_int(node, 1)];
    if (writer)
        writer_write_eof(writer);
}

STATEMENT(close_writer)
{
    UNUSED(here);
    struct stream_writer *writer = world.writers[node_int(node, 1)];
    if (writer)
        writer_close(writer);
}

STATEMENT(close_server)
{
    UNUSED(here);
    UNUSED(node);
    server_close(world.server);
}

/* -- Deadlines ------------------------------------------------------------ */

STATEMENT(reschedule)
{
    UNUSED(here);
    reschedule(world.timeouts[node_int(node, 1)],
               loop_time() + node_seconds(node, 2));
}

STATEMENT(expired)
{
    UNUSED(here);
    print("%s", str(expired(world.timeouts[node_int(node, 1)])));
}

/* -- Which is which ------------------------------------------------------- */

#define ROW(name)                                                              \
    {                                                                          \
#name, run_##name                                                      \
    }
static const struct {
    const char *name;
    void (*run)(struct activation *here, json_t *node);
} statements[] = {
    ROW(print),
    ROW(block),
    ROW(raise),
    ROW(reraise),
    ROW(return ),
    ROW(yield),
    ROW(create),
    ROW(create_named),
    ROW(create_eager),
    ROW(group_create),
    ROW(drop),
    ROW(cancel),
    ROW(cancel_with),
    ROW(uncancel),
    ROW(cancelling),
    ROW(all_tasks),
    ROW(rename),
    ROW(set_result),
    ROW(set_exception),
    ROW(new_future),
    ROW(look),
    ROW(add_callback),
    ROW(remove_callback),
    ROW(call_soon),
    ROW(call_later),
    ROW(call_at),
    ROW(cancel_handle),
    ROW(release_lock),
    ROW(release_semaphore),
    ROW(locked),
    ROW(event_set),
    ROW(event_clear),
    ROW(notify),
    ROW(notify_all),
    ROW(put_nowait),
    ROW(get_nowait),
    ROW(task_done),
    ROW(shutdown),
    ROW(queue_state),
    ROW(barrier_state),
    ROW(reschedule),
    ROW(expired),
    ROW(write),
    ROW(write_eof),
    ROW(close_writer),
    ROW(close_server),
    ROW(submit),
    ROW(on_error),
    ROW(new_generator),
    ROW(soon_threadsafe),
};

bool statement_run(struct activation *here, json_t *statement)
{
    const char *name = node_name(statement);
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
        if (strcmp(statements[i].name, name) == 0) {
            coverage_ran(name);
            statements[i].run(here, statement);
            return true;
        }
    return false;
}
