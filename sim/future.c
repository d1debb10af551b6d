/* SPDX-License-Identifier: MIT */
#include "sim/future.h"

#include <string.h>

#include "sim/arena.h"
#include "sim/gather.h"
#include "sim/io.h"
#include "sim/loop.h"
#include "sim/task.h"

struct future *future_new(void)
{
    return arena_alloc(loop_arena(), sizeof(struct future));
}

bool future_done(const struct future *future)
{
    return future->state != FUTURE_PENDING;
}

bool future_cancelled(const struct future *future)
{
    return future->state == FUTURE_CANCELLED;
}

/* What result() and exception() raise when there is neither. */
static void raise_unless_finished(struct future *future, const char *message)
{
    if (future->state == FUTURE_CANCELLED)
        exception_raise(future_cancelled_error(future));
    if (future->state == FUTURE_PENDING)
        loop_raise(&InvalidStateError, "%s", message);
    future->log_traceback = false;
}

struct value future_result(struct future *future)
{
    raise_unless_finished(future, "Result is not set.");
    if (future->exception)
        exception_raise(future->exception);
    return future->result;
}

struct exception *future_exception(struct future *future)
{
    raise_unless_finished(future, "Exception is not set.");
    return future->exception;
}

/* Future.__schedule_callbacks */
static void schedule_callbacks(struct future *future)
{
    size_t count = future->callback_count;
    future->callback_count = 0;
    for (size_t i = 0; i < count; i++)
        loop_call_soon(loop_running(), future->callbacks[i], future);
}

/* As _asyncio.Future words it; futures.py adds its own repr. */
static void raise_if_done(const struct future *future)
{
    if (future_done(future))
        loop_raise(&InvalidStateError, "invalid state");
}

void future_set_result(struct future *future, struct value result)
{
    raise_if_done(future);
    future->result = result;
    future->state = FUTURE_FINISHED;
    schedule_callbacks(future);
}

void future_set_exception(struct future *future, struct exception *exception)
{
    raise_if_done(future);
    future->exception = exception;
    future->state = FUTURE_FINISHED;
    schedule_callbacks(future);
    future->log_traceback = true;
}

bool future_cancel_now(struct future *future, const char *message)
{
    future->log_traceback = false;
    if (future_done(future))
        return false;
    future->state = FUTURE_CANCELLED;
    future->cancel_message = message;
    schedule_callbacks(future);
    return true;
}

bool future_cancel(struct future *future, const char *message)
{
    switch (future->kind) {
    case FUTURE_TASK:
        return task_cancel(future_as_task(future), message);
    case FUTURE_GATHERING:
        return gather_cancel(future, message);
    case FUTURE_OPERATION:
        return io_cancel(future, message);
    default:
        return future_cancel_now(future, message);
    }
}

struct exception *future_cancelled_error(struct future *future)
{
    struct exception *saved = future->cancelled_exc;
    future->cancelled_exc = NULL;
    if (saved)
        return saved;
    struct arena *arena = loop_arena();
    if (future->cancel_message)
        return exception_text(arena, &CancelledError, future->cancel_message);
    return exception_new(arena, &CancelledError);
}

void future_list_add(struct future_list *list, struct future *future)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? 2 * list->capacity : 8;
        struct future **items =
            arena_alloc(loop_arena(), capacity * sizeof *items);
        if (list->count)
            memcpy(items, list->items, list->count * sizeof *items);
        list->items = items;
        list->capacity = capacity;
    }
    list->items[list->count++] = future;
}

void future_add_done_callback(struct future *future, struct callback callback)
{
    if (future_done(future)) {
        loop_call_soon(loop_running(), callback, future);
        return;
    }
    if (future->callback_count == future->callback_capacity) {
        size_t capacity = 2 * future->callback_capacity + 2;
        struct callback *room =
            arena_alloc(loop_arena(), capacity * sizeof *room);
        if (future->callback_count)
            memcpy(room, future->callbacks,
                   future->callback_count * sizeof *room);
        future->callbacks = room;
        future->callback_capacity = capacity;
    }
    future->callbacks[future->callback_count++] = callback;
}

size_t future_remove_done_callback(struct future *future,
                                   struct callback callback)
{
    size_t kept = 0;
    size_t count = future->callback_count;
    for (size_t i = 0; i < count; i++) {
        const struct callback *at = &future->callbacks[i];
        if (at->function != callback.function || at->self != callback.self)
            future->callbacks[kept++] = *at;
    }
    future->callback_count = kept;
    return count - kept;
}

void future_release(void *future, struct future *unused)
{
    (void)unused;
    if (!future_done(future))
        future_set_result(future, VALUE_OF_NONE);
}

void future_release_unless_cancelled(void *future, struct future *unused)
{
    (void)unused;
    if (!future_cancelled(future))
        future_set_result(future, VALUE_OF_NONE);
}

struct value future_await(struct future *future)
{
    if (!future_done(future))
        task_suspend(loop_running()->current, future);
    if (!future_done(future))
        loop_raise(&RuntimeError, "await wasn't used with future");
    return future_result(future);
}
