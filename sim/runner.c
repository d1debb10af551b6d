/* SPDX-License-Identifier: MIT */
#include "sim/runner.h"

#include <assert.h>
#include <stdlib.h>

#include "sim/coro.h"
#include "sim/emit.h"
#include "sim/gather.h"
#include "sim/loop.h"
#include "sim/memory.h"
#include "sim/shutdown.h"
#include "sim/task.h"
#include "sim/value.h"

enum stage {
    STAGE_START,
    STAGE_MAIN,      /* run_until_complete(main) */
    STAGE_LEFT_OVER, /* run_until_complete(gather(*what is left)) */
    STAGE_EXIT,      /* only the warnings and the exit are still to come */
    STAGE_OVER,
};

struct runner {
    const struct program *program;
    struct loop loop;
    enum stage stage;
    struct task *main;
    enum exit_how exit;
    struct exception *raised; /* by main, or NULL */
    struct value left_over;   /* the tasks that were cancelled at the end */
};

struct runner *runner_create(const struct program *program,
                             struct event_sink sink, uint32_t ticks_most)
{
    assert(ticks_most > 0 && "a run has at least one tick");
    struct runner *runner = memory_zero(1, sizeof *runner);
    runner->program = program;
    loop_init(&runner->loop, sink, ticks_most);
    if (program->source)
        source_read(&runner->loop.source, program->source);
    return runner;
}

void runner_free(struct runner *runner)
{
    loop_free(&runner->loop);
    free(runner);
}

static void start(struct runner *runner)
{
    const struct program *program = runner->program;
    emit_trace(&runner->loop, program->name);
    if (program->source)
        emit_source(&runner->loop, program->source_name, program->source);
    runner->main = task_create(program->main(), NULL);
    loop_run_until(&runner->loop, &runner->main->future);
    runner->stage = STAGE_MAIN;
}

/* Future.result() in run_until_complete: somebody looked. */
static void look_at(struct future *future)
{
    future->log_traceback = false;
}

/* runners.py _cancel_all_tasks, 3.13: what is pending when main has ended. */
static void cancel_left_over(struct runner *runner)
{
    runner->left_over = task_all();
    const struct list *list = runner->left_over.as.list;
    if (list->count == 0) {
        runner->stage = STAGE_EXIT;
        return;
    }
    for (size_t i = 0; i < list->count; i++)
        future_cancel(list->items[i].as.future, NULL);
    loop_run_until(&runner->loop, gather_values(&runner->left_over, 1, true));
    runner->stage = STAGE_LEFT_OVER;
}

static void end(struct runner *runner, enum exit_how how)
{
    runner->exit = how;
    runner->stage = STAGE_EXIT;
}

/* What Future.result() raises, or NULL. */
static struct exception *what_it_raises(struct future *future)
{
    if (future->state == FUTURE_CANCELLED)
        return future_cancelled_error(future);
    return future->exception;
}

static void main_done(struct runner *runner)
{
    struct future *main = &runner->main->future;
    look_at(main);
    runner->raised = what_it_raises(main);
    runner->exit = runner->raised ? EXIT_EXCEPTION : EXIT_OK;
    cancel_left_over(runner);
}

static void left_over_done(struct runner *runner)
{
    const struct list *list = runner->left_over.as.list;
    for (size_t i = 0; i < list->count; i++) {
        struct future *future = list->items[i].as.future;
        look_at(future);
        if (future->exception)
            exception_handler_tell(
                &runner->loop,
                "unhandled exception during asyncio.run() shutdown",
                future->exception);
    }
    runner->stage = STAGE_EXIT;
}

static void tick(struct runner *runner)
{
    struct loop *loop = &runner->loop;
    switch (loop_run_once(loop)) {
    case TICK_DEADLOCK:
        end(runner, EXIT_DEADLOCK);
        return;
    case TICK_LIMIT:
        end(runner, EXIT_LIMIT);
        return;
    case TICK_RAN:
        break;
    }
    if (!loop->stopping)
        return;
    if (runner->stage == STAGE_MAIN)
        main_done(runner);
    else
        left_over_done(runner);
}

static void warn(struct loop *loop)
{
    for (const struct task *task = loop->tasks; task; task = task->next)
        if (task->id <= loop->tasks_told && task->future.log_traceback)
            emit_never_retrieved(loop, task);
    for (const struct coro *coro = loop->coros; coro; coro = coro->next)
        if (coro->state == CORO_CREATED && !coro->in_task &&
            !coro->type->of_generator)
            emit_never_awaited(loop, coro->type->name);
}

static void shut_down(struct runner *runner)
{
    enum tick_end end = loop_shut_down(&runner->loop);
    if (end == TICK_DEADLOCK)
        runner->exit = EXIT_DEADLOCK;
    else if (end == TICK_LIMIT)
        runner->exit = EXIT_LIMIT;
}

static void finish(struct runner *runner)
{
    if (runner->exit == EXIT_OK || runner->exit == EXIT_EXCEPTION)
        shut_down(runner);
    warn(&runner->loop);
    emit_exit(&runner->loop, runner->exit,
              runner->exit == EXIT_EXCEPTION ? runner->raised : NULL);
    runner->stage = STAGE_OVER;
}

bool runner_advance(struct runner *runner)
{
    struct loop *before = loop_running();
    loop_set_running(&runner->loop);
    switch (runner->stage) {
    case STAGE_START:
        start(runner);
        break;
    case STAGE_MAIN:
    case STAGE_LEFT_OVER:
        tick(runner);
        if (runner->stage == STAGE_EXIT)
            finish(runner);
        break;
    case STAGE_EXIT: /* left within the call that reached it */
    case STAGE_OVER:
        loop_set_running(before);
        return false;
    }
    loop_set_running(before);
    return true;
}
