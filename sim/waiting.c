/* SPDX-License-Identifier: MIT */
#include "sim/waiting.h"

#include "sim/arena.h"
#include "sim/async.h"
#include "sim/gather.h"
#include "sim/loop.h"
#include "sim/operators.h"
#include "sim/pointer_map.h"
#include "sim/queues.h"
#include "sim/task.h"
#include "sim/timeouts.h"
#include "sim/try.h"

/* -- A set of futures --------------------------------------------------- */

/* In order of creation, as the trace defines it: tasks by number, before
 * other futures in the order given. */
struct future_set {
    struct future_list list;
    struct pointer_map known; /* 1 for those that were added */
};

static unsigned rank(struct future *future)
{
    const struct task *task = future_as_task(future);
    return task ? task->id : (unsigned)-1;
}

/* Adds it in its place: behind all that rank no higher. */
static void set_add(struct future_set *set, struct future *future)
{
    size_t *known = pointer_map_at(&set->known, future);
    if (*known)
        return;
    *known = 1;
    future_list_add(&set->list, future);
    struct future **items = set->list.items;
    size_t at = set->list.count - 1;
    for (; at > 0 && rank(items[at - 1]) > rank(future); at--)
        items[at] = items[at - 1];
    items[at] = future;
}

static void set_remove(struct future_set *set, const struct future *future)
{
    size_t kept = 0;
    for (size_t i = 0; i < set->list.count; i++)
        if (set->list.items[i] != future)
            set->list.items[kept++] = set->list.items[i];
    set->list.count = kept;
}

static struct future_set set_of(size_t most)
{
    return (struct future_set){.known = pointer_map(loop_arena(), most)};
}

static struct value value_of_set(const struct future_set *set, bool done)
{
    struct arena *arena = loop_arena();
    struct value list = value_list(arena);
    for (size_t i = 0; i < set->list.count; i++)
        if (future_done(set->list.items[i]) == done)
            list_add(arena, list.as.list, value_future(set->list.items[i]));
    return list;
}

/* -- wait --------------------------------------------------------------- */

/* The locals of _wait() that its callback shares. */
struct waiting {
    struct future_set set;
    const struct value *stranger; /* what is no future, behind these; or NULL */
    size_t left;
    enum return_when return_when;
    struct timer *timer; /* NULL without a timeout */
    struct future *waiter;
};

static bool has_exception(struct future *future)
{
    return !future_cancelled(future) && future_exception(future);
}

/* _wait.<locals>._on_completion */
static void on_completion(void *self, struct future *future)
{
    struct waiting *waiting = self;
    waiting->left--;
    bool enough =
        waiting->left == 0 || waiting->return_when == FIRST_COMPLETED ||
        (waiting->return_when == FIRST_EXCEPTION && has_exception(future));
    if (!enough)
        return;
    if (waiting->timer)
        handle_cancel(&waiting->timer->handle);
    future_release(waiting->waiter, NULL);
}

static struct callback completion_callback(struct waiting *waiting)
{
    return (struct callback){.function = on_completion,
                             .self = waiting,
                             .name = "wait",
                             .kind = LABEL_CALL,
                             .about_future = true};
}

static void wait_until_enough(struct waiting *waiting)
{
    struct callback callback = completion_callback(waiting);
    for (size_t i = 0; i < waiting->set.list.count; i++)
        future_add_done_callback(waiting->set.list.items[i], callback);
    if (waiting->stranger)
        loop_raise(&AttributeError,
                   "'%s' object has no attribute 'add_done_callback'",
                   value_c_type_name(*waiting->stranger));
    TRY {
        future_await(waiting->waiter);
    }
    FINALLY {
        if (waiting->timer)
            handle_cancel(&waiting->timer->handle);
        for (size_t i = 0; i < waiting->set.list.count; i++)
            future_remove_done_callback(waiting->set.list.items[i], callback);
    }
}

static bool is_awaitable(struct value value)
{
    return value.kind == VALUE_FUTURE || value.kind == VALUE_CORO;
}

/* What set() takes: those have no hash that are lists, say. */
static const struct list *hashable_items(struct value iterable)
{
    const struct list *list = value_iterate(iterable);
    for (size_t i = 0; i < list->count; i++)
        value_must_hash(list->items[i]);
    return list;
}

static const struct list *futures_of(struct value futures)
{
    if (is_awaitable(futures))
        loop_raise(&TypeError, "expect a list of futures, not %s",
                   value_type_name(futures));
    if (!value_true(futures))
        loop_raise(&ValueError, "Set of Tasks/Futures is empty.");
    return hashable_items(futures);
}

/* The set of them as far as it is walked over: to what is no future. Tasks
 * stand before that. */
static void set_futures(struct waiting *waiting, const struct list *list)
{
    waiting->set = set_of(list->count);
    for (size_t i = 0; i < list->count; i++) {
        const struct value *item = &list->items[i];
        if (item->kind == VALUE_CORO)
            loop_raise(&TypeError, "Passing coroutines is forbidden, use "
                                   "tasks explicitly.");
        if (item->kind != VALUE_FUTURE && !waiting->stranger)
            waiting->stranger = item;
        if (item->kind == VALUE_FUTURE &&
            (!waiting->stranger || future_as_task(item->as.future)))
            set_add(&waiting->set, item->as.future);
    }
}

LIBRARY_COROUTINE("wait", wait_values, struct value, futures, double, timeout,
                  enum return_when, return_when)
{
    struct loop *loop = loop_running();
    struct waiting *waiting = arena_alloc(&loop->arena, sizeof *waiting);
    set_futures(waiting, futures_of(futures));
    waiting->left = waiting->set.list.count + (waiting->stranger != NULL);
    waiting->return_when = return_when;
    waiting->waiter = future_new();
    waiting->waiter->awaits = &waiting->set.list;
    if (timeout != NO_TIMEOUT)
        waiting->timer =
            loop_call_later(loop, timeout,
                            (struct callback){.function = future_release,
                                              .self = waiting->waiter,
                                              .name = "wait-timeout",
                                              .kind = LABEL_CALL},
                            NULL);
    wait_until_enough(waiting);
    const struct value both[] = {value_of_set(&waiting->set, true),
                                 value_of_set(&waiting->set, false)};
    return value_tuple(&loop->arena, both, 2);
}

/* -- shield ------------------------------------------------------------- */

struct shielding {
    struct future *inner;
    struct future *outer;
    struct future_list awaits; /* the inner one */
};

/* shield.<locals>._inner_done_callback */
static void inner_done(void *self, struct future *inner)
{
    struct future *outer = ((struct shielding *)self)->outer;
    if (future_cancelled(outer)) {
        if (!future_cancelled(inner))
            future_exception(inner); /* marks it retrieved */
        return;
    }
    if (future_cancelled(inner)) {
        future_cancel(outer, NULL);
        return;
    }
    struct exception *exception = future_exception(inner);
    if (exception)
        future_set_exception(outer, exception);
    else
        future_set_result(outer, future_result(inner));
}

static struct callback inner_callback(struct shielding *shielding)
{
    return (struct callback){.function = inner_done,
                             .self = shielding,
                             .name = "shield-inner",
                             .kind = LABEL_CALL,
                             .about_future = true};
}

/* shield.<locals>._outer_done_callback */
static void outer_done(void *self, struct future *outer)
{
    (void)outer;
    struct shielding *shielding = self;
    if (!future_done(shielding->inner))
        future_remove_done_callback(shielding->inner,
                                    inner_callback(shielding));
}

struct future *shield_value(struct value awaitable)
{
    struct future *inner = future_ensure(awaitable);
    if (future_done(inner))
        return inner;
    struct shielding *shielding = arena_alloc(loop_arena(), sizeof *shielding);
    shielding->inner = inner;
    shielding->outer = future_new();
    future_list_add(&shielding->awaits, inner);
    shielding->outer->awaits = &shielding->awaits;
    future_add_done_callback(inner, inner_callback(shielding));
    future_add_done_callback(shielding->outer,
                             (struct callback){.function = outer_done,
                                               .self = shielding,
                                               .name = "shield-outer",
                                               .kind = LABEL_CALL});
    return shielding->outer;
}

/* -- as_completed ------------------------------------------------------- */

struct as_completed {
    struct future_set todo;
    size_t left;         /* how many were not asked for yet */
    struct queue *done;  /* futures as they are done; None: time is over */
    struct timer *timer; /* NULL without a timeout */
};

/* _AsCompletedIterator._handle_completion */
static void handle_completion(void *self, struct future *future)
{
    struct as_completed *iterator = self;
    if (iterator->todo.list.count == 0)
        return; /* the time was over first */
    set_remove(&iterator->todo, future);
    queue_put_nowait_value(iterator->done, value_future(future));
    if (iterator->todo.list.count == 0 && iterator->timer)
        handle_cancel(&iterator->timer->handle);
}

static struct callback as_completed_callback(struct as_completed *iterator)
{
    return (struct callback){.function = handle_completion,
                             .self = iterator,
                             .name = "as_completed",
                             .kind = LABEL_CALL,
                             .about_future = true};
}

/* _AsCompletedIterator._handle_timeout */
static void handle_timeout(void *self, struct future *unused)
{
    (void)unused;
    struct as_completed *iterator = self;
    for (size_t i = 0; i < iterator->todo.list.count; i++) {
        future_remove_done_callback(iterator->todo.list.items[i],
                                    as_completed_callback(iterator));
        queue_put_nowait_value(iterator->done, VALUE_OF_NONE);
    }
    iterator->todo.list.count = 0;
}

/* The futures of different awaitables: a coroutine may be there twice. */
static struct future_set set_of_awaitables(const struct list *awaitables)
{
    struct future_set set = set_of(awaitables->count);
    struct pointer_map known = pointer_map(loop_arena(), awaitables->count);
    for (size_t i = 0; i < awaitables->count; i++) {
        struct value awaitable = awaitables->items[i];
        size_t *is_known =
            pointer_map_at(&known, awaitable_identity(awaitable));
        if (!*is_known)
            set_add(&set, future_ensure(awaitable));
        *is_known = 1;
    }
    return set;
}

struct as_completed *as_completed_values(struct value awaitables,
                                         double timeout)
{
    struct loop *loop = loop_running();
    if (is_awaitable(awaitables))
        loop_raise(&TypeError, "expects an iterable of awaitables, not %s",
                   value_type_name(awaitables));
    struct as_completed *iterator = arena_alloc(&loop->arena, sizeof *iterator);
    iterator->done = queue_new(0);
    iterator->todo = set_of_awaitables(hashable_items(awaitables));
    for (size_t i = 0; i < iterator->todo.list.count; i++)
        future_add_done_callback(iterator->todo.list.items[i],
                                 as_completed_callback(iterator));
    iterator->left = iterator->todo.list.count;
    if (iterator->left && timeout != NO_TIMEOUT)
        iterator->timer =
            loop_call_later(loop, timeout,
                            (struct callback){.function = handle_timeout,
                                              .self = iterator,
                                              .name = "as_completed-timeout",
                                              .kind = LABEL_CALL},
                            NULL);
    return iterator;
}

bool as_completed_more(const struct as_completed *iterator)
{
    return iterator->left > 0;
}

/* _AsCompletedIterator._wait_for_one */
COROUTINE(static, "_AsCompletedIterator._wait_for_one", true, wait_for_one,
          struct as_completed *, iterator, bool, resolve)
{
    struct value found = coro_await(queue_get(iterator->done));
    if (found.kind == VALUE_NONE)
        exception_raise(exception_new(loop_arena(), &TimeoutError));
    return resolve ? future_result(found.as.future) : found;
}

struct coro *as_completed_next(struct as_completed *iterator)
{
    iterator->left--;
    return wait_for_one(iterator, true);
}

COROUTINE(static, "_AsCompletedIterator.__anext__", true, anext,
          struct as_completed *, iterator)
{
    if (iterator->left == 0)
        exception_raise(exception_new(loop_arena(), &StopAsyncIteration));
    iterator->left--;
    return coro_await(wait_for_one(iterator, false));
}

struct coro *as_completed_anext(struct as_completed *iterator)
{
    return anext(iterator);
}
