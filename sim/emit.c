/* SPDX-License-Identifier: MIT */
#include "sim/emit.h"

#include <stdlib.h>
#include <string.h>

#include "sim/loop.h"
#include "sim/memory.h"
#include "sim/source.h"
#include "sim/task.h"
#include "sim/version.h"

/* The innermost frame of the program's own on this stack, or NULL. */
static const struct frame *own_frame(const struct frame *frame)
{
    while (frame && frame->type->library)
        frame = frame->outer;
    return frame;
}

/* A file's name without its folder, as the trace names it. */
static const char *file_name(const char *path)
{
    const char *slash = path ? strrchr(path, '/') : NULL;
    return slash ? slash + 1 : path;
}

/* Where the running code stands: in the job or the task whose step runs (also
 * when it was just suspended), else in a callback. */
static const struct frame *here(const struct loop *loop)
{
    if (loop->jobs.running)
        return own_frame(job_frame(loop->jobs.running));
    return own_frame(loop->current ? loop->current->execution.frame
                                   : loop->execution.frame);
}

void emit_position(const struct loop *loop, const char **file, uint32_t *line)
{
    const struct frame *frame = here(loop);
    bool known = frame && frame->line;
    *file = known ? file_name(frame->file) : NULL;
    *line = known ? source_statement(&loop->source, frame->line) : 0;
}

static struct event event_of(const struct loop *loop, enum event_kind kind)
{
    struct event event = {.kind = kind, .t = loop->now};
    emit_position(loop, &event.file, &event.line);
    return event;
}

/* The muted loop's handles tell no states; a job that prints meanwhile does. */
static bool tells_states(const struct loop *loop)
{
    return !loop->muted || loop->jobs.running;
}

static void say(struct loop *loop, struct event *event)
{
    if (loop->muted && event->kind != EVENT_PRINT && event->kind != EVENT_BLOCK)
        return;
    if (event->kind != EVENT_SOURCE && tells_states(loop))
        shared_tell(loop);
    if (event->kind == EVENT_TICK || event->kind == EVENT_RUN)
        shared_forget(loop);
    event->outside = (!loop->in_handle || loop->muted) && event_is_deed(event);
    loop->sink.emit(loop->sink.context, event);
}

static struct label label_of(const struct callback *callback)
{
    const struct task *task = callback->task;
    return (struct label){.kind = callback->kind,
                          .task = task ? task->id : 0,
                          .task_name = task ? task->name : NULL,
                          .call = callback->name};
}

static struct event handle_event(const struct loop *loop, enum event_kind kind,
                                 const struct handle *handle)
{
    struct event event = event_of(loop, kind);
    event.u.handle.label = label_of(&handle->callback);
    event.u.handle.id = handle->id;
    return event;
}

static void say_handle(struct loop *loop, enum event_kind kind,
                       const struct handle *handle)
{
    struct event event = handle_event(loop, kind, handle);
    say(loop, &event);
}

static void say_timer(struct loop *loop, enum event_kind kind,
                      const struct timer *timer)
{
    struct event event = event_of(loop, kind);
    event.u.handle.label = label_of(&timer->handle.callback);
    event.u.handle.id = timer->handle.id;
    event.u.handle.timer = timer->id;
    event.u.handle.when = timer->when;
    say(loop, &event);
}

static const char *repr_of(struct loop *loop, struct exception *exception)
{
    return value_repr(&loop->arena, value_exception(exception));
}

void emit_trace(struct loop *loop, const char *program)
{
    struct event event = event_of(loop, EVENT_TRACE);
    event.u.trace.program = program;
    event.u.trace.runtime = "loopscope " LOOPSCOPE_VERSION;
    say(loop, &event);
}

void emit_source(struct loop *loop, const char *name, const char *text)
{
    struct event event = event_of(loop, EVENT_SOURCE);
    event.u.source.name = name;
    event.u.source.text = text;
    event.u.source.language = SOURCE_C;
    say(loop, &event);
}

void emit_resource(struct loop *loop, const struct resource *state,
                   const char *file, uint32_t line)
{
    struct event event = {.kind = EVENT_RESOURCE,
                          .t = loop->now,
                          .file = file,
                          .line = line,
                          .u.resource = state};
    loop->sink.emit(loop->sink.context, &event);
}

void emit_tick(struct loop *loop, uint32_t ready)
{
    struct event event = event_of(loop, EVENT_TICK);
    event.u.tick.number = loop->tick;
    event.u.tick.ready = ready;
    say(loop, &event);
}

void emit_deliver(struct loop *loop, const struct handle *handle)
{
    struct event event = event_of(loop, EVENT_DELIVER);
    event.u.handle.label = label_of(&handle->callback);
    event.u.handle.id = handle->id;
    event.u.handle.op = handle->op;
    event.u.handle.when = handle->completed;
    say(loop, &event);
}

static struct event op_event(const struct loop *loop, enum event_kind kind,
                             uint32_t op, const char *name)
{
    struct event event = event_of(loop, kind);
    event.u.op.id = op;
    event.u.op.name = name;
    return event;
}

void emit_job(struct loop *loop, uint32_t op, const char *name)
{
    struct event event = op_event(loop, EVENT_JOB, op, name);
    say(loop, &event);
}

void emit_io(struct loop *loop, uint32_t op, const char *name, int64_t due)
{
    struct event event = op_event(loop, EVENT_IO, op, name);
    event.u.op.is_timed = true;
    event.u.op.when = due;
    say(loop, &event);
}

void emit_unio(struct loop *loop, uint32_t op, const char *name)
{
    struct event event = op_event(loop, EVENT_UNIO, op, name);
    say(loop, &event);
}

void emit_fire(struct loop *loop, const struct timer *timer)
{
    say_timer(loop, EVENT_FIRE, timer);
}

void emit_run(struct loop *loop, const struct handle *handle)
{
    say_handle(loop, EVENT_RUN, handle);
}

void emit_skip(struct loop *loop, const struct handle *handle)
{
    say_handle(loop, EVENT_SKIP, handle);
}

void emit_task(struct loop *loop, const struct task *task)
{
    struct event event = event_of(loop, EVENT_TASK);
    if (!loop->muted)
        loop->tasks_told = task->id;
    event.u.task.id = task->id;
    event.u.task.name = task->name;
    event.u.task.coro = task->coro->type->name;
    if (!task->coro->type->library) {
        event.u.task.file = file_name(task->coro->type->file);
        event.u.task.line =
            source_statement(&loop->source, task->coro->type->line);
    }
    say(loop, &event);
}

void emit_timer(struct loop *loop, const struct timer *timer)
{
    say_timer(loop, EVENT_TIMER, timer);
}

void emit_untimer(struct loop *loop, const struct timer *timer)
{
    say_timer(loop, EVENT_UNTIMER, timer);
}

void emit_cancel(struct loop *loop, const struct task *task)
{
    struct event event = event_of(loop, EVENT_CANCEL);
    if (task->id > loop->tasks_told) /* a job that outlives the loop did it */
        return;
    event.u.cancel.task = task->id;
    event.u.cancel.name = task->name;
    say(loop, &event);
}

void emit_block(struct loop *loop, int64_t duration)
{
    struct event event = event_of(loop, EVENT_BLOCK);
    event.u.block.duration = duration;
    say(loop, &event);
}

void emit_print(struct loop *loop, const char *line)
{
    struct event event = event_of(loop, EVENT_PRINT);
    event.u.print.text = line;
    say(loop, &event);
}

/*
 * W of docs/trace-format.md: the outermost of the library frames at the end
 * of the await chain, passing over wait_for and private names.
 */
static const char *library_wait(const struct task *task)
{
    const char *name = "future";
    const struct frame *frame = task->execution.frame;
    for (; frame && frame->type->library; frame = frame->outer) {
        const char *at = frame->type->name;
        if (at[0] != '_' && strcmp(at, "wait_for") != 0)
            name = at;
    }
    return name;
}

static const char *wait_on(const struct task *task)
{
    const struct task *other = future_as_task(task->fut_waiter);
    if (other)
        return other->name;
    if (task->fut_waiter->kind == FUTURE_GATHERING)
        return "gather";
    return library_wait(task);
}

/* The await stack of the program's own functions, outermost first; *count
 * says how many. */
static struct stack_frame *await_stack(const struct loop *loop,
                                       const struct task *task, uint32_t *count)
{
    *count = 0;
    const struct frame *frame = own_frame(task->execution.frame);
    for (const struct frame *at = frame; at; at = own_frame(at->outer))
        ++*count;
    struct stack_frame *frames = memory_zero(*count, sizeof *frames);
    for (uint32_t i = *count; i-- > 0; frame = own_frame(frame->outer))
        frames[i] = (struct stack_frame){
            .function = frame->type->name,
            .file = file_name(frame->file),
            .line = source_statement(&loop->source, frame->line)};
    return frames;
}

/* Ids of the tasks, not done yet, that it waits for: the awaited task, or
 * those that the awaited future stands for. */
static uint32_t *awaited_tasks(struct future *awaited, uint32_t *count)
{
    struct future_list alone = {.items = &awaited, .count = 1};
    const struct future_list *list = awaited->awaits ? awaited->awaits : &alone;
    uint32_t *ids = memory_zero(list->count, sizeof *ids);
    *count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct task *task = future_as_task(list->items[i]);
        if (task && !future_done(&task->future))
            ids[(*count)++] = task->id;
    }
    return ids;
}

void emit_ready(struct loop *loop, const struct handle *handle)
{
    struct event event = handle_event(loop, EVENT_READY, handle);
    const struct task *task = handle->callback.task;
    struct stack_frame *frames = NULL;
    if (task && task == loop->current && handle->callback.kind == LABEL_STEP)
        frames = await_stack(loop, task, &event.u.handle.frame_count);
    event.u.handle.frames = frames;
    say(loop, &event);
    free(frames);
}

void emit_wait(struct loop *loop, const struct task *task)
{
    struct event event = event_of(loop, EVENT_WAIT);
    struct stack_frame *frames =
        await_stack(loop, task, &event.u.wait.frame_count);
    uint32_t *awaits =
        awaited_tasks(task->fut_waiter, &event.u.wait.awaits_count);
    event.u.wait.task = task->id;
    event.u.wait.name = task->name;
    event.u.wait.on = wait_on(task);
    event.u.wait.frames = frames;
    event.u.wait.awaits = awaits;
    say(loop, &event);
    free(frames);
    free(awaits);
}

static void say_done(struct loop *loop, const struct task *task,
                     enum done_how how, const char *value)
{
    struct event event = event_of(loop, EVENT_DONE);
    event.u.done.task = task->id;
    event.u.done.name = task->name;
    event.u.done.how = how;
    event.u.done.value = value;
    say(loop, &event);
}

void emit_done_result(struct loop *loop, const struct task *task,
                      struct value result)
{
    say_done(loop, task, DONE_RESULT, value_repr(&loop->arena, result));
}

void emit_done_exception(struct loop *loop, const struct task *task,
                         struct exception *exception)
{
    say_done(loop, task, DONE_EXCEPTION, repr_of(loop, exception));
}

void emit_done_cancelled(struct loop *loop, const struct task *task)
{
    say_done(loop, task, DONE_CANCELLED, NULL);
}

static void say_warn(struct loop *loop, enum warn_about about, const char *what,
                     const char *value, uint32_t task)
{
    struct event event = event_of(loop, EVENT_WARN);
    event.u.warn.about = about;
    event.u.warn.what = what;
    event.u.warn.value = value;
    event.u.warn.task = task;
    say(loop, &event);
}

void emit_warn_callback(struct loop *loop, const struct handle *handle,
                        struct exception *exception)
{
    const char *name = handle->callback.name;
    say_warn(loop, WARN_CALLBACK, name ? name : "step",
             repr_of(loop, exception), 0);
}

void emit_never_retrieved(struct loop *loop, const struct task *task)
{
    say_warn(loop, WARN_NEVER_RETRIEVED, task->name,
             repr_of(loop, task->future.exception), task->id);
}

void emit_never_awaited(struct loop *loop, const char *coro)
{
    say_warn(loop, WARN_NEVER_AWAITED, coro, NULL, 0);
}

void emit_exit(struct loop *loop, enum exit_how how,
               struct exception *exception)
{
    struct event event = event_of(loop, EVENT_EXIT);
    event.u.exit.how = how;
    event.u.exit.value = exception ? repr_of(loop, exception) : NULL;
    say(loop, &event);
}
