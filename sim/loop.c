/* SPDX-License-Identifier: MIT */
#include "sim/loop.h"

#include <math.h>
#include <stdarg.h>

#include "sim/emit.h"
#include "sim/selector.h"
#include "sim/task.h"
#include "sim/try.h"

/* base_events.py MAXIMUM_SELECT_TIMEOUT, 3.13: 24 hours */
#define LONGEST_POLL (INT64_C(24) * 3600 * 1000000000)

static struct loop *running;

struct loop *loop_running(void)
{
    return running;
}

struct arena *loop_arena(void)
{
    return &running->arena;
}

void loop_set_running(struct loop *loop)
{
    running = loop;
    execution_here = loop ? &loop->execution : NULL;
}

void loop_init(struct loop *loop, struct event_sink sink, uint32_t ticks_most)
{
    *loop = (struct loop){.sink = sink, .ticks_most = ticks_most};
    loop->tasks_end = &loop->tasks;
    loop->coros_end = &loop->coros;
    loop->generators_end = &loop->generators;
}

void loop_free(struct loop *loop)
{
    if (running == loop)
        loop_set_running(NULL);
    timers_free(&loop->timers);
    io_free(&loop->io);
    stack_pool_free(&loop->stacks);
    source_free(&loop->source);
    shared_free(loop);
    arena_free(&loop->arena);
}

void loop_stop(struct loop *loop)
{
    loop->stopping = true;
}

/* base_events.py _run_until_complete_cb, 3.13 */
static void stop(void *self, struct future *future)
{
    (void)future;
    loop_stop(self);
}

void loop_run_until(struct loop *loop, struct future *future)
{
    loop->stopping = false;
    future_add_done_callback(future, (struct callback){.function = stop,
                                                       .self = loop,
                                                       .name = "run",
                                                       .kind = LABEL_CALL,
                                                       .about_future = true});
}

void loop_make_ready(struct loop *loop, struct handle *handle)
{
    handle->id = ++loop->handle_count;
    ready_queue_add(&loop->ready, handle);
}

/* BaseEventLoop._check_closed */
void loop_check_open(const struct loop *loop)
{
    if (loop->closed)
        loop_raise(&RuntimeError, "Event loop is closed");
}

struct handle *loop_call_soon(struct loop *loop, struct callback callback,
                              struct future *future)
{
    loop_check_open(loop);
    struct handle *handle = arena_alloc(&loop->arena, sizeof *handle);
    if (callback.about_future)
        callback.task = future_as_task(future);
    handle->callback = callback;
    handle->future = future;
    loop_make_ready(loop, handle);
    emit_ready(loop, handle);
    return handle;
}

struct handle *loop_call_soon_threadsafe(struct loop *loop,
                                         struct callback callback)
{
    struct handle *handle = loop_call_soon(loop, callback, NULL);
    loop->woken = true;
    return handle;
}

int64_t loop_clock(const struct loop *loop)
{
    const struct job *job = loop->jobs.running;
    return job ? job_time(job) : loop->now;
}

struct timer *loop_call_at(struct loop *loop, int64_t when,
                           struct callback callback, struct future *future)
{
    loop_check_open(loop);
    struct timer *timer = arena_alloc(&loop->arena, sizeof *timer);
    timer->handle.callback = callback;
    timer->handle.future = future;
    timer->handle.timer = timer;
    timer->when = when;
    timer->id = ++loop->timer_count;
    timers_push(&loop->timers, timer);
    emit_timer(loop, timer);
    return timer;
}

int64_t seconds_to_ns(double seconds)
{
    const double limit = 0x1p63;
    if (isnan(seconds))
        loop_raise(&ValueError, "cannot convert float NaN to integer");
    if (fabs(seconds) < 9e9 && seconds == trunc(seconds))
        return (int64_t)seconds * 1000000000; /* all its digits count */
    double ns = nearbyint(seconds * 1e9); /* ties go to even, as in Python */
    return ns >= limit ? FOREVER : ns <= -limit ? -FOREVER : (int64_t)ns;
}

int64_t instant_after(int64_t instant, int64_t duration)
{
    if (duration > 0 && instant > FOREVER - duration)
        return FOREVER;
    if (duration < 0 && instant < -FOREVER - duration)
        return -FOREVER;
    return instant + duration;
}

struct timer *loop_call_later(struct loop *loop, double delay,
                              struct callback callback, struct future *future)
{
    return loop_call_at(loop,
                        instant_after(loop_clock(loop), seconds_to_ns(delay)),
                        callback, future);
}

void handle_cancel(struct handle *handle)
{
    if (handle->cancelled)
        return;
    handle->cancelled = true;
    struct loop *loop = loop_running();
    if (!handle->timer || !handle->timer->scheduled)
        return;
    loop->timers.cancelled_count++;
    if (!loop->closed)
        emit_untimer(loop, handle->timer);
}

void loop_block(struct loop *loop, double seconds)
{
    int64_t duration = seconds_to_ns(seconds);
    emit_block(loop, duration);
    loop->now = instant_after(loop->now, duration);
}

static int64_t earlier(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* When the poll ends by itself, known as it begins: at once, for a timer, 24
 * hours later when one is armed; FOREVER: never. */
static int64_t poll_timeout(const struct loop *loop)
{
    const struct timer *first = timers_first(&loop->timers);
    if (loop->ready.count || loop->stopping)
        return loop->now;
    return first ? earlier(first->when, instant_after(loop->now, LONGEST_POLL))
                 : FOREVER;
}

/*
 * Lets the clock run, and the worker threads beside the loop, until the
 * timeout, I/O, the end of a job or call_soon_threadsafe(). What a thread does
 * to the loop without that goes unnoticed. False when the poll would be for
 * ever. (selector.select())
 */
static bool poll(struct loop *loop)
{
    const bool has_timer = timers_first(&loop->timers);
    const int64_t timeout = poll_timeout(loop);
    int64_t end;
    jobs_run_due(loop);
    while (!loop->woken && !loop->jobs.ended.count &&
           (end = earlier(timeout, earlier(io_next(&loop->io),
                                           selector_next(loop)))) > loop->now) {
        if (end == FOREVER && !has_timer && !loop->jobs.due)
            return false;
        loop->now = earlier(end, jobs_next(&loop->jobs));
        jobs_run_due(loop);
    }
    loop->woken = false;
    jobs_deliver(loop);
    io_deliver_due(loop);
    return true;
}

/* Runs one callback. What it raises is told to the exception handler, and
 * the loop goes on. (events.py Handle._run, 3.13) */
static void handle_run(struct loop *loop, struct handle *handle)
{
    emit_run(loop, handle);
    loop->in_handle = true;
    TRY {
        handle->callback.function(handle->callback.self, handle->future);
    }
    EXCEPT (BaseException) {
        emit_warn_callback(loop, handle, exception_handled());
        exception_handler_tell(loop, "Exception in callback",
                               exception_handled());
    }
    loop->in_handle = false;
}

/* Timers that are due join the ready queue, earliest and first armed first.
 */
static void collect_due(struct loop *loop)
{
    struct timer *timer;
    while ((timer = timers_first(&loop->timers)) && timer->when <= loop->now)
        loop_make_ready(loop, &timers_pop(&loop->timers)->handle);
}

/* Says that the tick begins, and which handles its poll added behind `last`:
 * the tick's line counts them, so they must be there first. */
static void announce(struct loop *loop, const struct handle *last)
{
    loop->tick++;
    emit_tick(loop, loop->ready.count);
    const struct handle *handle = last ? last->next : loop->ready.first;
    for (; handle; handle = handle->next)
        if (handle->op)
            emit_deliver(loop, handle);
        else if (handle->timer)
            emit_fire(loop, handle->timer);
}

/* base_events.py BaseEventLoop._run_once, 3.13: docs/semantics.md numbers
 * these steps. */
enum tick_end loop_run_once(struct loop *loop)
{
    if (loop->tick == loop->ticks_most)
        return TICK_LIMIT;

    timers_drop_cancelled(&loop->timers);

    const struct handle *last = loop->ready.last;
    if (!poll(loop))
        return TICK_DEADLOCK;
    collect_due(loop);
    announce(loop, last);

    uint32_t count = loop->ready.count;
    for (uint32_t i = 0; i < count; i++) {
        struct handle *handle = ready_queue_pop(&loop->ready);
        if (handle->cancelled)
            emit_skip(loop, handle);
        else
            handle_run(loop, handle);
    }
    return TICK_RAN;
}

__attribute__((format(printf, 2, 0))) static struct exception *
make_exception(const struct exception_type *type, const char *format,
               va_list args)
{
    return exception_text(&running->arena, type,
                          arena_vformat(&running->arena, format, args));
}

struct exception *loop_exception(const struct exception_type *type,
                                 const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct exception *exception = make_exception(type, format, args);
    va_end(args);
    return exception;
}

void loop_raise(const struct exception_type *type, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct exception *exception = make_exception(type, format, args);
    va_end(args);
    exception_raise(exception);
}
