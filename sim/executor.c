/* SPDX-License-Identifier: MIT */
#include "sim/executor.h"

#include <assert.h>

#include "sim/arena.h"
#include "sim/async.h"
#include "sim/context.h"
#include "sim/emit.h"
#include "sim/future.h"
#include "sim/loop.h"
#include "sim/overflow.h"
#include "sim/stack.h"
#include "sim/try.h"

struct executor {
    size_t idle;       /* workers without a job */
    struct job *queue; /* jobs that wait for one, in order */
    struct job **queue_end;
};

struct job {
    struct executor *executor;
    struct call *call;
    uint32_t id;
    const char *label;     /* "job NAME" */
    struct future *future; /* the loop's: wrap_future() */
    struct handle handle;  /* that it has ended */
    int64_t time;          /* its own: when it was handed over, goes on, ended;
                              ns */
    bool cancelled;        /* before it began */
    bool begun;
    bool done;
    struct value returned;
    struct exception *raised; /* or what left the function */
    struct stack *stack;
    struct context context;
    struct execution execution;
    struct job *next; /* in a queue or in `due` */
};

struct executor *executor_new(size_t workers)
{
    struct executor *executor = arena_alloc(loop_arena(), sizeof *executor);
    executor->idle = workers;
    executor->queue_end = &executor->queue;
    return executor;
}

static struct executor *default_executor(struct jobs *jobs)
{
    if (!jobs->executor)
        jobs->executor = executor_new(EXECUTOR_WORKERS_DEFAULT);
    return jobs->executor;
}

/* Puts it among those that go on by themselves: behind all that are due no
 * later, or were handed over before. */
static void add_due(struct jobs *jobs, struct job *job)
{
    struct job **at = &jobs->due;
    while (*at && ((*at)->time < job->time ||
                   ((*at)->time == job->time && (*at)->id < job->id)))
        at = &(*at)->next;
    job->next = *at;
    *at = job;
}

/* A worker that is free since `time` takes the job, which may have been handed
 * over later: while a handle blocks, jobs are behind the loop. */
static void begin_at(struct jobs *jobs, struct job *job, int64_t time)
{
    job->executor->idle--;
    if (job->time < time)
        job->time = time;
    add_due(jobs, job);
}

static void enqueue(struct executor *executor, struct job *job)
{
    job->next = NULL;
    *executor->queue_end = job;
    executor->queue_end = &job->next;
}

static struct job *dequeue(struct executor *executor)
{
    struct job *job = executor->queue;
    if (!job)
        return NULL;
    executor->queue = job->next;
    if (!executor->queue)
        executor->queue_end = &executor->queue;
    return job;
}

/* A worker is free: the first job in line that was not cancelled is next. */
static void begin_next(struct jobs *jobs, struct executor *executor,
                       int64_t time)
{
    struct job *job;
    executor->idle++;
    while ((job = dequeue(executor)) && job->cancelled)
        continue;
    if (job)
        begin_at(jobs, job, time);
}

/* -- The function on its stack -------------------------------------------- */

static void job_main(void *argument)
{
    struct job *job = argument;
    TRY {
        job->returned = call_now(job->call);
    }
    EXCEPT (BaseException) {
        job->raised = exception_handled();
    }
    job->done = true;
    context_leave(&job->context, &loop_running()->context);
}

static struct callback completion(struct job *job);

static void tell_if_idle(struct loop *loop)
{
    struct jobs *jobs = &loop->jobs;
    struct callback when_idle = jobs->when_idle;
    if (!when_idle.function || jobs->executor->idle < EXECUTOR_WORKERS_DEFAULT)
        return;
    jobs->when_idle = (struct callback){0};
    loop_call_soon_threadsafe(loop, when_idle);
}

bool jobs_shut_down(struct loop *loop, struct callback when_idle)
{
    loop->jobs.is_shut = true;
    if (!loop->jobs.executor)
        return false;
    loop->jobs.when_idle = when_idle;
    tell_if_idle(loop);
    return true;
}

static void end(struct loop *loop, struct job *job)
{
    stack_give(&loop->stacks, job->stack);
    job->stack = NULL;
    job->handle.callback = completion(job);
    job->handle.op = job->id;
    job->handle.completed = job->time;
    ready_queue_add(&loop->jobs.ended, &job->handle);
    begin_next(&loop->jobs, job->executor, job->time);
    tell_if_idle(loop);
}

/* Hands it the baton until it sleeps or ends. */
static void run_job(struct loop *loop, struct job *job)
{
    struct execution *before = execution_here;
    if (!job->begun) {
        job->begun = true;
        job->stack = stack_take(&loop->stacks);
        context_make(&job->context, job->stack->bottom, job->stack->size,
                     job_main, job);
    }
    loop->jobs.running = job;
    execution_here = &job->execution;
    context_switch(&loop->context, &job->context);
    execution_here = before;
    overflow_check(job->stack);
    loop->jobs.running = NULL;
    if (job->done)
        end(loop, job);
    else
        add_due(&loop->jobs, job);
}

void job_sleep(struct job *job, double seconds)
{
    job->time = instant_after(job->time, seconds_to_ns(seconds));
    context_switch(&job->context, &loop_running()->context);
}

int64_t job_time(const struct job *job)
{
    return job->time;
}

const char *job_label(const struct job *job)
{
    return job->label;
}

const struct frame *job_frame(const struct job *job)
{
    return job->execution.frame;
}

/* -- The poll ------------------------------------------------------------- */

int64_t jobs_next(const struct jobs *jobs)
{
    return jobs->due ? jobs->due->time : INT64_MAX;
}

void jobs_run_due(struct loop *loop)
{
    struct jobs *jobs = &loop->jobs;
    while (jobs->due && jobs->due->time <= loop->now) {
        struct job *job = jobs->due;
        jobs->due = job->next;
        run_job(loop, job);
    }
}

void jobs_deliver(struct loop *loop)
{
    while (loop->jobs.ended.count)
        loop_make_ready(loop, ready_queue_pop(&loop->jobs.ended));
}

/* futures._set_state, and _copy_future_state for what it copies */
static void set_state(void *self, struct future *unused)
{
    (void)unused;
    struct job *job = self;
    if (future_cancelled(job->future))
        return;
    if (future_done(job->future)) /* somebody else has resolved it */
        exception_raise(exception_new(loop_arena(), &AssertionError));
    if (job->raised)
        future_set_exception(job->future, job->raised);
    else
        future_set_result(job->future, job->returned);
}

static struct callback completion(struct job *job)
{
    return (struct callback){.function = set_state,
                             .self = job,
                             .name = job->label,
                             .kind = LABEL_CALL};
}

void jobs_block(struct loop *loop, double seconds)
{
    int64_t until = instant_after(loop->now, seconds_to_ns(seconds));
    while (jobs_run_due(loop), loop->now < until) {
        int64_t next = jobs_next(&loop->jobs);
        int64_t moment = next < until ? next : until;
        emit_block(loop, moment - loop->now);
        loop->now = moment;
    }
}

void jobs_finish(struct loop *loop)
{
    loop->jobs.when_idle = (struct callback){0}; /* too late */
    while (loop->jobs.due) {
        if (loop->jobs.due->time > loop->now)
            loop->now = loop->jobs.due->time;
        jobs_run_due(loop);
    }
}

/* -- The loop's side ------------------------------------------------------ */

/* futures._chain_future.<locals>._call_check_cancel: a job that has not begun
 * never begins; its own future is then done, and that is told as ever. */
static void check_cancel(void *self, struct future *future)
{
    struct job *job = self;
    if (!future_cancelled(future) || job->begun || job->done)
        return;
    job->cancelled = true;
    loop_call_soon(loop_running(), completion(job), NULL);
}

struct future *run_in_executor(struct executor *executor, struct call *call)
{
    struct loop *loop = loop_running();
    struct jobs *jobs = &loop->jobs;
    loop_check_open(loop);
    if (!executor && jobs->is_shut)
        loop_raise(&RuntimeError, "Executor shutdown has been called");
    struct job *job = arena_alloc(&loop->arena, sizeof *job);
    job->executor = executor ? executor : default_executor(jobs);
    job->call = call;
    job->id = ++loop->op_count;
    job->time = loop->now;
    job->label = arena_format(&loop->arena, "job %s", call->type->name);
    job->future = future_new();
    emit_job(loop, job->id, call->type->name);
    future_add_done_callback(job->future,
                             (struct callback){.function = check_cancel,
                                               .self = job,
                                               .name = "_call_check_cancel",
                                               .kind = LABEL_CALL});
    if (job->executor->idle > 0)
        begin_at(jobs, job, loop->now);
    else
        enqueue(job->executor, job);
    return job->future;
}

LIBRARY_COROUTINE("to_thread", to_thread, struct call *, call)
{
    return future_await(run_in_executor(NULL, call));
}
