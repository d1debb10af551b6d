/* SPDX-License-Identifier: MIT */
#include "sim/timeouts.h"

#include <assert.h>

#include "sim/arena.h"
#include "sim/async.h"
#include "sim/exception_group.h"
#include "sim/gather.h"
#include "sim/loop.h"
#include "sim/task.h"
#include "sim/try.h"

/* timeouts.py _State, in the words of its messages */
enum timeout_state { CREATED, ENTERED, EXPIRING, EXPIRED, EXITED };
static const char *const state_names[] = {"created", "active", "expiring",
                                          "expired", "finished"};

#define NEVER INT64_MIN

struct timeout {
    enum timeout_state state;
    int64_t when;           /* ns, or NEVER */
    struct handle *handler; /* what will call on_timeout, or NULL */
    struct task *task;      /* the one inside the block */
    int cancelling;         /* its requests when it entered */
};

static struct timeout *timeout_new(int64_t when)
{
    struct timeout *timeout = arena_alloc(loop_arena(), sizeof *timeout);
    timeout->when = when;
    return timeout;
}

struct timeout *timeout_at(double when)
{
    return timeout_new(when == NO_TIMEOUT ? NEVER : seconds_to_ns(when));
}

struct timeout *timeout_after(double delay)
{
    return timeout_new(
        delay == NO_TIMEOUT
            ? NEVER
            : instant_after(loop_running()->now, seconds_to_ns(delay)));
}

double timeout_when(const struct timeout *timeout)
{
    return timeout->when == NEVER ? NO_TIMEOUT : (double)timeout->when / 1e9;
}

bool timeout_expired(const struct timeout *timeout)
{
    return timeout->state == EXPIRING || timeout->state == EXPIRED;
}

/* Timeout._on_timeout */
static void on_timeout(void *self, struct future *unused)
{
    (void)unused;
    struct timeout *timeout = self;
    assert(timeout->state == ENTERED && "only an entered timeout has a timer");
    task_cancel(timeout->task, NULL);
    timeout->state = EXPIRING;
    timeout->handler = NULL;
}

static struct handle *arm(struct timeout *timeout)
{
    struct loop *loop = loop_running();
    struct callback callback = {.function = on_timeout,
                                .self = timeout,
                                .name = "timeout",
                                .task = timeout->task,
                                .kind = LABEL_CALL};
    if (timeout->when <= loop_clock(loop))
        return loop_call_soon(loop, callback, NULL);
    return &loop_call_at(loop, timeout->when, callback, NULL)->handle;
}

/* Timeout.reschedule */
static void move(struct timeout *timeout, int64_t when)
{
    if (timeout->state == CREATED)
        loop_raise(&RuntimeError, "Timeout has not been entered");
    if (timeout->state != ENTERED)
        loop_raise(&RuntimeError, "Cannot change state of %s Timeout",
                   state_names[timeout->state]);
    timeout->when = when;
    if (timeout->handler)
        handle_cancel(timeout->handler);
    timeout->handler = when == NEVER ? NULL : arm(timeout);
}

void timeout_reschedule(struct timeout *timeout, double when)
{
    move(timeout, when == NO_TIMEOUT ? NEVER : seconds_to_ns(when));
}

/* Timeout.__aenter__ */
static void enter(void *self)
{
    struct timeout *timeout = self;
    if (timeout->state != CREATED)
        loop_raise(&RuntimeError, "Timeout has already been entered");
    timeout->task = loop_running()->current;
    if (!timeout->task)
        loop_raise(&RuntimeError, "Timeout should be used inside a task");
    timeout->state = ENTERED;
    timeout->cancelling = task_cancelling(timeout->task);
    move(timeout, timeout->when);
}

/* Timeout._insert_timeout_error: what replaced the CancelledError was raised
 * while a TimeoutError was handled. */
static void insert_timeout_error(struct exception *exception)
{
    while (exception->context &&
           !exception_is(exception->context, &CancelledError))
        exception = exception->context;
    if (!exception->context)
        return;
    struct exception *error = exception_new(loop_arena(), &TimeoutError);
    error->context = exception->context;
    exception->context = error;
}

/* Ours was the only request: the exception is what became of it. */
static void say_timeout(struct exception *exception)
{
    if (exception_is(exception, &CancelledError))
        exception_raise(exception_new(loop_arena(), &TimeoutError));
    insert_timeout_error(exception);
    if (exception->type != &ExceptionGroup)
        return;
    const struct list *members = group_exceptions(exception).as.list;
    for (size_t i = 0; i < members->count; i++)
        insert_timeout_error(members->items[i].as.exception);
}

/* Timeout.__aexit__ */
static bool leave(void *self, struct exception *exception)
{
    struct timeout *timeout = self;
    if (timeout->handler)
        handle_cancel(timeout->handler);
    timeout->handler = NULL;
    if (timeout->state == EXPIRING) {
        timeout->state = EXPIRED;
        if (task_uncancel(timeout->task) <= timeout->cancelling && exception)
            say_timeout(exception);
    } else {
        timeout->state = EXITED;
    }
    return false;
}

struct async_manager timeout_manager(struct timeout *timeout)
{
    return (struct async_manager){timeout, enter, leave};
}

/* Cancels the future and waits until it is done. */
COROUTINE(static, "_cancel_and_wait", true, cancel_and_wait, struct future *,
          future)
{
    struct future *waiter = future_new();
    struct callback callback = {.function = future_release,
                                .self = waiter,
                                .name = "wait-timeout",
                                .kind = LABEL_CALL};
    future_add_done_callback(future, callback);
    TRY {
        future_cancel(future, NULL);
        future_await(waiter);
    }
    FINALLY {
        future_remove_done_callback(future, callback);
    }
    return VALUE_OF_NONE;
}

/* wait_for with a timeout of 0 or less: a coroutine never begins. */
static struct value result_now(struct future *future)
{
    if (future_done(future))
        return future_result(future);
    coro_await(cancel_and_wait(future));
    struct value *result = arena_alloc(loop_arena(), sizeof *result);
    TRY {
        *result = future_result(future);
    }
    EXCEPT (CancelledError) {
        exception_raise(exception_new(loop_arena(), &TimeoutError));
    }
    return *result;
}

LIBRARY_COROUTINE("wait_for", wait_for_value, struct value, awaitable, double,
                  timeout)
{
    if (timeout <= 0)
        return result_now(future_ensure(awaitable));
    struct value *result = arena_alloc(loop_arena(), sizeof *result);
    WITH_MANAGER (timeout_manager(timeout_after(timeout))) {
        *result = value_await(awaitable);
    }
    return *result;
}
