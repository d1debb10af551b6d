/* SPDX-License-Identifier: MIT */
#include "sim/shutdown.h"

#include <stdint.h>

#include "sim/executor.h"
#include "sim/future.h"
#include "sim/loop.h"

/* constants.py THREAD_JOIN_TIMEOUT, in seconds */
#define THREAD_JOIN_TIMEOUT 300

/* The task of one run_until_complete(); nothing of it is in the trace, so
 * there is none, but for the handles it has. */
struct shutdown {
    struct timer *timeout;
    bool is_awake; /* the future it awaits is done */
    bool is_over;  /* the loop stops */
};

static struct callback callback_of(struct shutdown *shutdown,
                                   void (*function)(void *, struct future *))
{
    return (struct callback){.function = function,
                             .self = shutdown,
                             .name = "shutdown",
                             .kind = LABEL_CALL};
}

static void call_soon(struct shutdown *shutdown,
                      void (*function)(void *, struct future *))
{
    loop_call_soon(loop_running(), callback_of(shutdown, function), NULL);
}

/* base_events.py _run_until_complete_cb */
static void stop(void *self, struct future *unused)
{
    struct shutdown *shutdown = self;
    (void)unused;
    shutdown->is_over = true;
}

/* A step that ends the task. */
static void end(void *self, struct future *unused)
{
    struct shutdown *shutdown = self;
    (void)unused;
    if (shutdown->timeout)
        handle_cancel(&shutdown->timeout->handle);
    call_soon(shutdown, stop);
}

/* The workers are idle, or were waited for long enough. */
static void wake(void *self, struct future *unused)
{
    struct shutdown *shutdown = self;
    (void)unused;
    if (!shutdown->is_awake)
        call_soon(shutdown, end);
    shutdown->is_awake = true;
}

/* base_events.py BaseEventLoop.shutdown_default_executor, 3.13: its first
 * step. Where no executor was used, that is all. */
static void shut_executor(void *self, struct future *unused)
{
    struct shutdown *shutdown = self;
    struct loop *loop = loop_running();
    if (!jobs_shut_down(loop, callback_of(shutdown, wake)))
        end(self, unused);
    else
        shutdown->timeout = loop_call_later(loop, THREAD_JOIN_TIMEOUT,
                                            callback_of(shutdown, wake), NULL);
}

static void run_until_over(struct loop *loop,
                           void (*step)(void *, struct future *))
{
    struct shutdown shutdown = {0};
    call_soon(&shutdown, step);
    while (!shutdown.is_over && loop_run_once(loop) == TICK_RAN)
        continue;
}

void loop_shut_down(struct loop *loop)
{
    loop->muted = true;
    loop->stopping = false;
    loop->ticks_most = UINT32_MAX;
    run_until_over(loop, end); /* shutdown_asyncgens() */
    run_until_over(loop, shut_executor);
    loop->muted = false;
    loop->closed = true;
    jobs_finish(loop);
}
