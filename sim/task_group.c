/* SPDX-License-Identifier: MIT */
#include "sim/task_group.h"

#include "sim/arena.h"
#include "sim/async.h"
#include "sim/exception_group.h"
#include "sim/exception_handler.h"
#include "sim/future.h"
#include "sim/loop.h"
#include "sim/task.h"
#include "sim/text_buffer.h"
#include "sim/try.h"

struct task_group {
    bool entered;
    bool exiting;
    bool aborting;
    bool parent_cancel_requested; /* by us: __aexit__ takes it back */
    struct task *parent;
    struct future_list tasks;    /* all of them, in order of creation */
    size_t left;                 /* those whose end was not noted yet */
    struct value errors;         /* a list of exceptions */
    struct future *on_completed; /* what __aexit__ waits on; or NULL */
};

struct task_group *task_group_new(void)
{
    struct arena *arena = loop_arena();
    struct task_group *group = arena_alloc(arena, sizeof *group);
    group->errors = value_list(arena);
    return group;
}

/* TaskGroup._abort */
static void cancel_tasks(struct task_group *group)
{
    group->aborting = true;
    for (size_t i = 0; i < group->tasks.count; i++)
        if (!future_done(group->tasks.items[i]))
            future_cancel(group->tasks.items[i], NULL);
}

/* The parent of a group inside an async generator may be: nothing holds a task
 * that asked for one value only. */
static void tell_parent_is_done(const struct task_group *group,
                                struct exception *exception)
{
    struct loop *loop = loop_running();
    exception_handler_tell(
        loop,
        arena_format(&loop->arena,
                     "A task has errored out but its parent task <Task %s> is "
                     "already completed",
                     group->parent->name),
        exception);
}

/* TaskGroup._on_task_done */
static void on_task_done(void *self, struct future *task)
{
    struct task_group *group = self;
    group->left--;
    if (group->on_completed && group->left == 0 &&
        !future_done(group->on_completed))
        future_set_result(group->on_completed, value_bool(true));
    if (future_cancelled(task))
        return;
    struct exception *exception = future_exception(task);
    if (!exception)
        return;
    list_add(loop_arena(), group->errors.as.list, value_exception(exception));
    if (future_done(&group->parent->future)) {
        tell_parent_is_done(group, exception);
        return;
    }
    if (group->aborting || group->parent_cancel_requested)
        return;
    cancel_tasks(group);
    group->parent_cancel_requested = true;
    task_cancel(group->parent, NULL);
}

/* TaskGroup.__repr__ */
static const char *group_repr(const struct task_group *group)
{
    struct text_buffer text = {0};
    text_put(&text, "<TaskGroup");
    if (group->left > 0)
        text_format(&text, " tasks=%zu", group->left);
    if (group->errors.as.list->count > 0)
        text_format(&text, " errors=%zu", group->errors.as.list->count);
    if (group->aborting)
        text_put(&text, " cancelling");
    else if (group->entered)
        text_put(&text, " entered");
    text_put(&text, ">");
    const char *repr = arena_string(loop_arena(), text_of(&text));
    text_free(&text);
    return repr;
}

static struct task *reject(const struct task_group *group, struct coro *coro,
                           const char *why)
{
    coro->state = CORO_CLOSED; /* coro.close(): no warning */
    loop_raise(&RuntimeError, "TaskGroup %s %s", group_repr(group), why);
}

struct task *task_group_create_task(struct task_group *group, struct coro *coro,
                                    const char *name)
{
    if (!group->entered)
        return reject(group, coro, "has not been entered");
    if (group->exiting && group->left == 0)
        return reject(group, coro, "is finished");
    if (group->aborting)
        return reject(group, coro, "is shutting down");
    struct task *task = task_create(coro, name);
    group->left++;
    if (future_done(&task->future)) {
        on_task_done(group, &task->future);
        return task;
    }
    future_list_add(&group->tasks, &task->future);
    future_add_done_callback(&task->future,
                             (struct callback){.function = on_task_done,
                                               .self = group,
                                               .name = "taskgroup",
                                               .kind = LABEL_CALL,
                                               .about_future = true});
    return task;
}

/* TaskGroup.__aenter__ */
static void enter(void *self)
{
    struct task_group *group = self;
    if (group->entered)
        loop_raise(&RuntimeError, "TaskGroup %s has already been entered",
                   group_repr(group));
    group->parent = loop_running()->current;
    if (!group->parent)
        loop_raise(&RuntimeError,
                   "TaskGroup %s cannot determine the parent task",
                   group_repr(group));
    group->entered = true;
}

/* Waits once for the last task to end; a cancellation of the parent that is
 * not ours aborts the group and is returned. */
static struct exception *wait_once(struct task_group *group)
{
    struct exception *volatile cancellation = NULL;
    if (!group->on_completed)
        group->on_completed = future_new();
    group->on_completed->awaits = &group->tasks;
    TRY {
        future_await(group->on_completed);
    }
    EXCEPT (CancelledError) {
        if (!group->aborting) {
            cancellation = exception_handled();
            cancel_tasks(group);
        }
    }
    group->on_completed = NULL;
    return cancellation;
}

/* Raises the group's exceptions as one, keeping the parent's count of
 * cancellation requests as it was. */
static void raise_errors(struct task_group *group)
{
    if (task_cancelling(group->parent)) {
        task_uncancel(group->parent);
        task_cancel(group->parent, NULL);
    }
    struct value errors = group->errors;
    group->errors = value_list(loop_arena()); /* forgotten */
    exception_raise(group_new("unhandled errors in a TaskGroup", errors));
}

/* TaskGroup.__aexit__. Unlike CPython: KeyboardInterrupt and SystemExit do
 * not exist here. */
COROUTINE(static, "TaskGroup.__aexit__", true, aexit, struct task_group *,
          group, struct exception *, exception)
{
    group->exiting = true;
    bool cancelled = exception && exception_is(exception, &CancelledError);
    struct exception *cancellation = cancelled ? exception : NULL;
    if (exception && !group->aborting)
        cancel_tasks(group);
    while (group->left > 0) {
        struct exception *latest = wait_once(group);
        if (latest)
            cancellation = latest;
    }
    if (group->parent_cancel_requested && task_uncancel(group->parent) == 0)
        cancellation = NULL;
    if (cancellation && group->errors.as.list->count == 0)
        exception_raise(cancellation);
    if (exception && !cancelled)
        list_add(loop_arena(), group->errors.as.list,
                 value_exception(exception));
    if (group->errors.as.list->count > 0)
        raise_errors(group);
    return VALUE_OF_NONE;
}

static bool leave(void *self, struct exception *exception)
{
    coro_await(aexit(self, exception));
    return false;
}

struct async_manager task_group_manager(struct task_group *group)
{
    return (struct async_manager){group, enter, leave};
}
