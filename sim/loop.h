/* SPDX-License-Identifier: MIT */
/* loop.h -- the event loop on its virtual clock. Mirrors BaseEventLoop
 * (base_events.py, CPython 3.13). */
#ifndef LOOPSCOPE_SIM_LOOP_H
#define LOOPSCOPE_SIM_LOOP_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/aiofiles.h"
#include "sim/arena.h"
#include "sim/context.h"
#include "sim/exception.h"
#include "sim/exception_handler.h"
#include "sim/executor.h"
#include "sim/handle.h"
#include "sim/io.h"
#include "sim/network.h"
#include "sim/shared.h"
#include "sim/source.h"
#include "sim/stack.h"
#include "sim/timers.h"
#include "sim/trace/event.h"

struct coro;
struct future;
struct task;

/*
 * One event loop and everything its run made. Code takes no time: `now`
 * moves only in a poll with an empty ready queue, and in loop_block().
 */
struct loop {
    int64_t now; /* virtual time in ns, from 0 */
    struct ready_queue ready;
    struct timers timers;
    struct jobs jobs;
    struct io io;
    struct network network;
    struct files files;
    struct task *current; /* whose step runs, or NULL */
    bool in_handle;       /* a handle runs */
    bool muted;           /* only prints and blocks are said */
    bool closed;          /* for jobs that outlive it: it takes no handles */
    bool stopping;        /* stop at the end of this tick */
    bool woken;           /* a thread has ended the poll */
    struct exception_handler exception_handler;
    bool eager_tasks;    /* its task factory is asyncio.eager_task_factory */
    uint32_t tick;       /* ticks so far */
    uint32_t ticks_most; /* no further tick after this many */

    struct context context;     /* the loop's own, while a task runs */
    struct execution execution; /* of callbacks, on the loop's own stack */
    struct stack_pool stacks;
    struct arena arena; /* what the run's objects live in */

    struct task *tasks; /* all there ever were, in order of creation */
    struct task **tasks_end;
    struct coro *coros; /* likewise */
    struct coro **coros_end;
    struct async_gen *generators; /* in order of their first iteration */
    struct async_gen **generators_end;
    uint32_t task_count;
    uint32_t tasks_told;  /* the last that has an event; later ones are made
                             while the loop shuts down */
    uint32_t names_given; /* the N of the last Task-N */
    uint32_t handle_count;
    uint32_t timer_count;
    uint32_t op_count; /* jobs and I/O */

    struct shared_things shared;
    struct source source; /* the program's listing */
    void *globals;        /* the program's module variables; or NULL */
    struct event_sink sink;
};

/* Why a tick did not take place. */
enum tick_end {
    TICK_RAN,
    TICK_DEADLOCK, /* nothing is ready and nothing will ever be */
    TICK_LIMIT,
};

/* Many loops can live in one process; one at a time is the running one, on
 * which everything below that takes no loop works. */
struct loop *loop_running(void);
/* Where its objects are made. */
struct arena *loop_arena(void);

void loop_init(struct loop *loop, struct event_sink sink, uint32_t ticks_most);
/* Frees the loop's objects, suspended tasks included: no FINALLY runs. */
void loop_free(struct loop *loop);

/* One iteration: poll, fire, run what was ready. The loop must be the
 * running one. (_run_once) */
enum tick_end loop_run_once(struct loop *loop);
/* Ends run_forever() after this iteration. (BaseEventLoop.stop) */
void loop_stop(struct loop *loop);
/* From here the loop runs until this future is done: a callback of its stops
 * it. (BaseEventLoop.run_until_complete) */
void loop_run_until(struct loop *loop, struct future *future);
void loop_set_running(struct loop *loop);

/* The callback joins the ready queue, at the end; `future` is handed to it.
 */
struct handle *loop_call_soon(struct loop *loop, struct callback callback,
                              struct future *future);
/* From a thread: the poll that the loop is in ends, too, which it does not for
 * loop_call_soon(). (BaseEventLoop.call_soon_threadsafe) */
struct handle *loop_call_soon_threadsafe(struct loop *loop,
                                         struct callback callback);
/* The handle, which stands in no queue, joins the ready queue. The tick that
 * follows says why: its operation completed, or its timer is due. */
void loop_make_ready(struct loop *loop, struct handle *handle);
/* The time of whoever asks, in ns: a job has its own. (BaseEventLoop.time) */
int64_t loop_clock(const struct loop *loop);
/* It joins `delay` seconds from now, or at `when` (ns of virtual time). Raise
 * RuntimeError once the loop is closed. */
struct timer *loop_call_later(struct loop *loop, double delay,
                              struct callback callback, struct future *future);
struct timer *loop_call_at(struct loop *loop, int64_t when,
                           struct callback callback, struct future *future);
/* Raises RuntimeError if the loop is closed. */
void loop_check_open(const struct loop *loop);
/* It will not be called, unless it was already. (Handle.cancel and
 * TimerHandle.cancel) */
void handle_cancel(struct handle *handle);

/* The running handle holds the loop for so many seconds: time.sleep(), or
 * work. Rounded to the nearest ns; not negative. */
void loop_block(struct loop *loop, double seconds);

/* The last instant there is, and the longest duration. */
#define FOREVER INT64_MAX
/* Seconds to the nearest ns, as Python's round() does; FOREVER at most. */
int64_t seconds_to_ns(double seconds);
/* An instant so many ns later, or FOREVER. */
int64_t instant_after(int64_t instant, int64_t duration);

/* Raises a new exception with one string; printf-like. */
_Noreturn void loop_raise(const struct exception_type *type, const char *format,
                          ...) __attribute__((format(printf, 2, 3)));
struct exception *loop_exception(const struct exception_type *type,
                                 const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
