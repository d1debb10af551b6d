/* SPDX-License-Identifier: MIT */
#include "sim/gather.h"

#include "sim/arena.h"
#include "sim/coro.h"
#include "sim/loop.h"
#include "sim/operators.h"
#include "sim/pointer_map.h"
#include "sim/task.h"

/* _GatheringFuture, and the locals of gather() that its callback shares. */
struct gathering {
    struct future future;
    struct future_list children; /* one an argument: repeated as they are */
    size_t different;            /* children that are not repetitions */
    size_t finished;
    bool return_exceptions;
    bool cancel_requested;
};

struct future *future_ensure(struct value awaitable)
{
    if (awaitable.kind == VALUE_FUTURE)
        return awaitable.as.future;
    if (awaitable.kind == VALUE_CORO)
        return &task_create(awaitable.as.coro, NULL)->future;
    loop_raise(&TypeError,
               "An asyncio.Future, a coroutine or an awaitable is required");
}

struct value value_await(struct value awaitable)
{
    if (awaitable.kind == VALUE_CORO)
        return coro_await(awaitable.as.coro);
    if (awaitable.kind == VALUE_FUTURE)
        return future_await(awaitable.as.future);
    loop_raise(&TypeError, "object %s can't be used in 'await' expression",
               value_c_type_name(awaitable));
}

/* What a child gives to the list of results: an exception is data here. */
static struct value result_or_exception(struct future *child)
{
    if (future_cancelled(child)) {
        const char *message = child->cancel_message;
        struct exception *exception =
            loop_exception(&CancelledError, "%s", message ? message : "");
        return value_exception(exception);
    }
    struct exception *exception = future_exception(child);
    return exception ? value_exception(exception) : future_result(child);
}

/* All children are done. */
static void finish(struct gathering *outer, struct future *last)
{
    struct arena *arena = loop_arena();
    struct value results = value_list(arena);
    for (size_t i = 0; i < outer->children.count; i++) {
        last = outer->children.items[i];
        list_add(arena, results.as.list, result_or_exception(last));
    }
    /* A cancelled gather says so, whatever return_exceptions is. */
    if (outer->cancel_requested)
        future_set_exception(&outer->future, future_cancelled_error(last));
    else
        future_set_result(&outer->future, results);
}

/* gather.<locals>._done_callback */
static void child_done(void *self, struct future *child)
{
    struct gathering *outer = self;
    outer->finished++;
    if (future_done(&outer->future)) {
        if (!future_cancelled(child))
            future_exception(child); /* marks it retrieved */
        return;
    }
    if (!outer->return_exceptions) {
        struct exception *exception = future_cancelled(child)
                                          ? future_cancelled_error(child)
                                          : future_exception(child);
        if (exception) {
            future_set_exception(&outer->future, exception);
            return;
        }
    }
    if (outer->finished == outer->different)
        finish(outer, child);
}

static size_t count_flat(const struct value *awaitables, size_t count)
{
    size_t flat = 0;
    for (size_t i = 0; i < count; i++)
        flat +=
            awaitables[i].kind == VALUE_LIST ? awaitables[i].as.list->count : 1;
    return flat;
}

const void *awaitable_identity(struct value awaitable)
{
    return awaitable.kind == VALUE_CORO ? (const void *)awaitable.as.coro
                                        : (const void *)awaitable.as.future;
}

/* The locals of gather() while it looks at its arguments. */
struct gathering_arguments {
    struct gathering *outer;
    struct pointer_map known; /* an argument's place in children, plus 1 */
    struct future **done;     /* those that are done already */
    size_t done_count;
};

static void add_child(struct gathering_arguments *arguments,
                      struct value awaitable)
{
    struct gathering *outer = arguments->outer;
    struct future_list *children = &outer->children;
    value_must_hash(awaitable);
    size_t *place =
        pointer_map_at(&arguments->known, awaitable_identity(awaitable));
    if (*place) { /* a repetition */
        future_list_add(children, children->items[*place - 1]);
        return;
    }
    struct future *child = future_ensure(awaitable);
    future_list_add(children, child);
    *place = children->count;
    outer->different++;
    if (future_done(child))
        arguments->done[arguments->done_count++] = child;
    else
        future_add_done_callback(child,
                                 (struct callback){.function = child_done,
                                                   .self = outer,
                                                   .name = "gather",
                                                   .kind = LABEL_CALL,
                                                   .about_future = true});
}

static void add_children(struct gathering_arguments *arguments,
                         const struct value *awaitables, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (awaitables[i].kind == VALUE_LIST)
            add_children(arguments, awaitables[i].as.list->items,
                         awaitables[i].as.list->count);
        else
            add_child(arguments, awaitables[i]);
    }
}

struct future *gather_values(const struct value *awaitables, size_t count,
                             bool return_exceptions)
{
    struct arena *arena = loop_arena();
    struct gathering *outer = arena_alloc(arena, sizeof *outer);
    size_t flat = count_flat(awaitables, count);
    if (flat == 0) {
        future_set_result(&outer->future, value_list(arena));
        return &outer->future;
    }
    outer->future.kind = FUTURE_GATHERING;
    outer->return_exceptions = return_exceptions;
    outer->future.awaits = &outer->children;
    struct gathering_arguments arguments = {
        .outer = outer,
        .known = pointer_map(arena, flat),
        .done = arena_alloc(arena, flat * sizeof(struct future *))};
    add_children(&arguments, awaitables, count);
    for (size_t i = 0; i < arguments.done_count; i++)
        child_done(outer, arguments.done[i]);
    return &outer->future;
}

bool gather_cancel(struct future *future, const char *message)
{
    struct gathering *outer = (struct gathering *)future;
    if (future_done(future))
        return false;
    bool any = false;
    for (size_t i = 0; i < outer->children.count; i++)
        if (future_cancel(outer->children.items[i], message))
            any = true;
    if (any)
        outer->cancel_requested = true;
    return any;
}
