/* SPDX-License-Identifier: MIT */
#include "sim/task.h"

#include <assert.h>
#include <stdio.h>

#include "sim/arena.h"
#include "sim/emit.h"
#include "sim/loop.h"
#include "sim/overflow.h"
#include "sim/try.h"

static void task_step(struct task *task, struct exception *thrown);
static void run_and_handle_result(struct task *task, struct exception *thrown);

struct task *future_as_task(struct future *future)
{
    /* The future is the first member of its task. */
    return future && future->kind == FUTURE_TASK ? (struct task *)future : NULL;
}

static void call_step(void *self, struct future *future)
{
    (void)future;
    struct task *task = self;
    struct exception *error = task->error;
    task->error = NULL;
    task_step(task, error);
}

/* Task.__wakeup: what it awaited is done; an exception goes in with it. */
static void call_wakeup(void *self, struct future *future)
{
    struct exception *thrown = NULL;
    if (future->state == FUTURE_CANCELLED)
        thrown = future_cancelled_error(future);
    else
        thrown = future_exception(future);
    task_step(self, thrown);
}

static struct callback step_callback(struct task *task)
{
    return (struct callback){
        .function = call_step, .self = task, .task = task, .kind = LABEL_STEP};
}

static struct callback wakeup_callback(struct task *task)
{
    return (struct callback){.function = call_wakeup,
                             .self = task,
                             .task = task,
                             .kind = LABEL_WAKEUP};
}

static const char *next_name(struct loop *loop)
{
    char name[24];
    snprintf(name, sizeof name, "Task-%u", ++loop->names_given);
    return arena_string(&loop->arena, name);
}

/* tasks.py Task.__init__, 3.13 */
static struct task *create(struct loop *loop, struct coro *coro,
                           const char *name, bool eager_start)
{
    struct task *task = arena_alloc(&loop->arena, sizeof *task);
    task->future.kind = FUTURE_TASK;
    task->coro = coro;
    coro->in_task = true;
    task->name = name ? arena_string(&loop->arena, name) : next_name(loop);
    task->id = ++loop->task_count;
    *loop->tasks_end = task;
    loop->tasks_end = &task->next;
    emit_task(loop, task);
    if (eager_start && loop->in_handle)
        run_and_handle_result(task, NULL); /* Task.__eager_start */
    else
        loop_call_soon(loop, step_callback(task), NULL);
    return task;
}

struct task *task_create(struct coro *coro, const char *name)
{
    struct loop *loop = loop_running();
    return create(loop, coro, name, loop->eager_tasks);
}

struct task *task_create_eager(struct coro *coro, const char *name)
{
    return create(loop_running(), coro, name, true);
}

void task_set_name(struct task *task, const char *name)
{
    task->name = arena_string(loop_arena(), name);
}

struct value task_all(void)
{
    struct loop *loop = loop_running();
    struct value all = value_list(&loop->arena);
    for (struct task *task = loop->tasks; task; task = task->next)
        if (!future_done(&task->future))
            list_add(&loop->arena, all.as.list, value_future(&task->future));
    return all;
}

bool task_cancel(struct task *task, const char *message)
{
    task->future.log_traceback = false;
    if (future_done(&task->future))
        return false;
    emit_cancel(loop_running(), task);
    if (task->fut_waiter)
        shared_touch(task->fut_waiter->shared);
    task->cancels_requested++;
    /* fut_waiter may be a task that refuses to be cancelled; it is left, to
     * be cancelled again later. */
    if (task->fut_waiter && future_cancel(task->fut_waiter, message))
        return true;
    task->must_cancel = true;
    task->future.cancel_message = message;
    return true;
}

uint32_t task_current_id(void)
{
    const struct task *current = loop_running()->current;
    return current ? current->id : 0;
}

int task_cancelling(const struct task *task)
{
    return task->cancels_requested;
}

int task_uncancel(struct task *task)
{
    if (task->cancels_requested > 0 && --task->cancels_requested == 0)
        task->must_cancel = false;
    return task->cancels_requested;
}

/* The loop takes over until the next step; only then does this return. */
static void back_to_loop(struct task *task, enum step_end end)
{
    task->step_end = end;
    context_switch(&task->context, task->resumer);
}

void task_suspend(struct task *task, struct future *future)
{
    assert(task && "only a task can be suspended");
    task->awaited = future;
    back_to_loop(task, future ? STEP_AWAITS : STEP_YIELDED);
    struct exception *thrown = task->thrown;
    task->thrown = NULL;
    if (thrown)
        exception_raise(thrown);
}

struct exception *task_thrown_at_start(void)
{
    struct task *task = loop_running()->current;
    struct exception *thrown = task->thrown;
    task->thrown = NULL;
    return thrown;
}

/* The first and outermost function on a task's stack. */
static void task_main(void *argument)
{
    struct task *task = argument;
    TRY {
        task->returned = coro_await(task->coro);
        task->step_end = STEP_RETURNED;
    }
    EXCEPT (BaseException) {
        task->step_end = STEP_RAISED;
        task->raised = exception_handled();
    }
    context_leave(&task->context, task->resumer);
}

static void free_stack(struct task *task)
{
    stack_give(&loop_running()->stacks, task->stack);
    task->stack = NULL;
}

/* coro.throw() on a body that has not begun: it never does. One that another
 * has run to its end cannot be used again. */
static void throw_before_start(struct task *task, struct exception *thrown)
{
    task->step_end = STEP_RAISED;
    task->raised = task->coro->state == CORO_CLOSED ? coro_reused() : thrown;
    task->coro->state = CORO_CLOSED;
}

/* coro.send() or coro.throw(): runs the coroutine until it suspends or ends,
 * and then goes on in `resumer`, which is the running context. */
static void run_coroutine(struct task *task, struct exception *thrown,
                          struct context *resumer)
{
    struct loop *loop = loop_running();
    if (!task->stack) {
        if (thrown && !task->coro->type->of_generator) {
            throw_before_start(task, thrown);
            return;
        }
        task->stack = stack_take(&loop->stacks);
        context_make(&task->context, task->stack->bottom, task->stack->size,
                     task_main, task);
    }
    struct execution *before = execution_here;
    task->thrown = thrown;
    task->resumer = resumer;
    execution_here = &task->execution;
    execution_here->below = before;
    context_switch(resumer, &task->context);
    execution_here = before;
    overflow_check(task->stack);
    if (task->step_end == STEP_RETURNED || task->step_end == STEP_RAISED)
        free_stack(task);
}

static void set_cancelled(struct task *task, const char *message)
{
    emit_done_cancelled(loop_running(), task);
    future_cancel_now(&task->future, message);
}

static void handle_return(struct task *task)
{
    if (task->must_cancel) {
        /* It was cancelled right before it ended. */
        task->must_cancel = false;
        set_cancelled(task, task->future.cancel_message);
        return;
    }
    emit_done_result(loop_running(), task, task->returned);
    future_set_result(&task->future, task->returned);
}

static void handle_raise(struct task *task)
{
    if (exception_is(task->raised, &CancelledError)) {
        task->future.cancelled_exc = task->raised;
        set_cancelled(task, NULL);
        return;
    }
    emit_done_exception(loop_running(), task, task->raised);
    future_set_exception(&task->future, task->raised);
}

static void handle_await(struct task *task)
{
    struct future *future = task->awaited;
    if (future == &task->future) {
        task->error = loop_exception(&RuntimeError,
                                     "Task cannot await on itself: <Task %s>",
                                     task->name);
        loop_call_soon(loop_running(), step_callback(task), NULL);
        return;
    }
    future_add_done_callback(future, wakeup_callback(task));
    task->fut_waiter = future;
    if (task->must_cancel && future_cancel(future, task->future.cancel_message))
        task->must_cancel = false;
    emit_wait(loop_running(), task);
}

/* tasks.py Task.__step_run_and_handle_result, 3.13 */
static void run_and_handle_result(struct task *task, struct exception *thrown)
{
    struct loop *loop = loop_running();
    struct task *outer = loop->current; /* only an eager task has one */
    loop->current = task;
    run_coroutine(task, thrown, outer ? &outer->context : &loop->context);
    switch (task->step_end) {
    case STEP_YIELDED:
        loop_call_soon(loop, step_callback(task), NULL);
        break;
    case STEP_AWAITS:
        handle_await(task);
        break;
    case STEP_RETURNED:
        handle_return(task);
        break;
    case STEP_RAISED:
        handle_raise(task);
        break;
    }
    loop->current = outer;
}

/* tasks.py Task.__step, 3.13 */
static void task_step(struct task *task, struct exception *thrown)
{
    assert(!future_done(&task->future) && "a done task takes no step");
    if (task->must_cancel) {
        if (!thrown || !exception_is(thrown, &CancelledError))
            thrown = future_cancelled_error(&task->future);
        task->must_cancel = false;
    }
    task->fut_waiter = NULL;
    run_and_handle_result(task, thrown);
}
