/* SPDX-License-Identifier: MIT */
/* task.h -- a coroutine driven by the loop. Mirrors asyncio.Task (tasks.py,
 * CPython 3.13). */
#ifndef LOOPSCOPE_SIM_TASK_H
#define LOOPSCOPE_SIM_TASK_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/context.h"
#include "sim/coro.h"
#include "sim/exception.h"
#include "sim/future.h"
#include "sim/stack.h"

/* How a step of a coroutine ended. */
enum step_end {
    STEP_YIELDED, /* a bare yield: it wants its next turn */
    STEP_AWAITS,  /* it awaits a future that is not done */
    STEP_RETURNED,
    STEP_RAISED,
};

/*
 * While a task is not done it is in one of three states, as in CPython:
 *   1. fut_waiter is set and not done: no step is scheduled;
 *   2. fut_waiter is NULL or done: a step or wake-up is scheduled;
 *   3. fut_waiter is NULL and no step is scheduled: the task runs.
 * Only a done callback of fut_waiter leads from 1 to 2, and only task_step()
 * from 2 to 3.
 */
struct task {
    struct future future; /* a Task is a Future */
    struct coro *coro;
    const char *name;
    uint32_t id;               /* from 1, in order of creation */
    struct future *fut_waiter; /* what it awaits, or NULL */
    bool must_cancel;          /* deliver CancelledError at the next step */
    int cancels_requested;     /* cancel() less uncancel() */
    struct task *next;         /* the task created after it */

    struct stack *stack; /* NULL before the first step and after the last */
    struct context context;
    struct context *resumer; /* while it runs: who goes on when it suspends */
    struct execution execution;
    struct exception *thrown; /* to be raised where it is suspended */
    struct exception *error;  /* the task's own misuse: for its next step */
    enum step_end step_end;
    struct future *awaited;   /* STEP_AWAITS: what */
    struct value returned;    /* STEP_RETURNED */
    struct exception *raised; /* STEP_RAISED */
};

/*
 * Wraps a coroutine and schedules its first step; with the loop's eager_tasks
 * it takes that step at once, inside the running handle. name is copied; NULL
 * names it Task-N. (loop.create_task, Task.__init__)
 */
struct task *task_create(struct coro *coro, const char *name);

/* The same with eager_start=True, whatever the loop's tasks are. */
struct task *task_create_eager(struct coro *coro, const char *name);

/* The name of events and messages from now on; copied. (Task.set_name) */
void task_set_name(struct task *task, const char *name);

/* A list of the running loop's tasks that are not done, in order of creation.
 * (asyncio.all_tasks, which gives a set) */
struct value task_all(void);

/* The id of the task whose step runs; 0: none. */
uint32_t task_current_id(void);

/* The task that a future is, or NULL. */
struct task *future_as_task(struct future *future);

/*
 * Asks the task to stop: CancelledError is raised where it stands at its next
 * step. False if it is done already. The coroutine may still refuse. message
 * may be NULL. (Task.cancel)
 */
bool task_cancel(struct task *task, const char *message);
/* How often it was asked, less how often that was taken back. */
int task_cancelling(const struct task *task);
/* Takes one request back; returns how many remain. (Task.uncancel) */
int task_uncancel(struct task *task);

/*
 * Called in the running task: suspends it on a future, or with NULL for one
 * tick. Raises what the loop throws in. (`yield` of Future.__await__ and of
 * a bare yield)
 */
void task_suspend(struct task *task, struct future *future);

/* What was thrown into the running task before its first step, once; or NULL.
 * For coroutine types that take it (of_generator). */
struct exception *task_thrown_at_start(void);

#endif
