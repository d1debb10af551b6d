/* SPDX-License-Identifier: MIT */
#include "sim/api.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "sim/arena.h"
#include "sim/emit.h"
#include "sim/loop.h"
#include "sim/operators.h"
#include "sim/task.h"
#include "sim/text_buffer.h"

const char *api_format(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *string = arena_vformat(loop_arena(), format, args);
    va_end(args);
    return string;
}

const char *api_repeat(const char *string, size_t times)
{
    const size_t length = strlen(string);
    char *all = arena_alloc(loop_arena(), length * times + 1);
    for (size_t i = 0; i < times; i++)
        memcpy(all + i * length, string, length);
    return all;
}

/* Says each line of the text; it is changed. */
static void print_lines(char *text)
{
    char *end;
    while ((end = strchr(text, '\n'))) {
        *end = '\0';
        emit_print(loop_running(), text);
        text = end + 1;
    }
    emit_print(loop_running(), text);
}

void api_print(const char *format, ...)
{
    struct text_buffer buffer = {0};
    va_list args;
    va_start(args, format);
    text_vformat(&buffer, format, args);
    va_end(args);
    text_put(&buffer, "");
    print_lines(buffer.bytes);
    text_free(&buffer);
}

struct value value_same(struct value value)
{
    return value;
}

struct value api_task_value(struct task *task)
{
    return value_future(task ? &task->future : NULL);
}

const char *api_repr(struct value value)
{
    return value_repr(loop_arena(), value);
}

const char *api_str(struct value value)
{
    return value_to_str(loop_arena(), value);
}

struct value api_list(size_t count, const struct value *items)
{
    struct value list = value_list(loop_arena());
    for (size_t i = 0; i < count; i++)
        list_add(loop_arena(), list.as.list, items[i]);
    return list;
}

struct value api_tuple(size_t count, const struct value *items)
{
    return value_tuple(loop_arena(), items, count);
}

struct value api_dict(size_t count, const struct value *items)
{
    struct value dict = value_dict(loop_arena());
    for (size_t i = 0; i + 1 < count; i += 2)
        value_set_item(dict, items[i], items[i + 1]);
    return dict;
}

void *api_object(size_t size)
{
    return arena_alloc(loop_arena(), size);
}

void *api_globals(size_t size)
{
    struct loop *loop = loop_running();
    if (!loop->globals)
        loop->globals = api_object(size);
    return loop->globals;
}

double api_max(double a, double b)
{
    return b > a ? b : a;
}

void api_block(double seconds)
{
    if (isnan(seconds))
        loop_raise(&ValueError, "Invalid value NaN (not a number)");
    if (seconds_to_ns(seconds) < 0)
        loop_raise(&ValueError, "sleep length must be non-negative");
    struct loop *loop = loop_running();
    if (loop->jobs.running)
        job_sleep(loop->jobs.running, seconds);
    else if (!loop->in_handle && loop->jobs.due)
        jobs_block(loop, seconds);
    else
        loop_block(loop, seconds);
}

double api_time(void)
{
    return (double)loop_clock(loop_running()) / 1e9;
}

/* events.py get_running_loop: none runs in a worker thread, nor while a handler
 * hears of what the left-over tasks raised. */
static struct loop *get_running_loop(void)
{
    struct loop *loop = loop_running();
    if (!loop->in_handle)
        loop_raise(&RuntimeError, "no running event loop");
    return loop;
}

struct task *api_create_task(struct coro *coro, const char *name)
{
    get_running_loop();
    return task_create(coro, name);
}

struct task *api_create_eager_task(struct coro *coro, const char *name)
{
    get_running_loop();
    return task_create_eager(coro, name);
}

void api_set_task_factory(enum api_task_factory factory)
{
    loop_running()->eager_tasks = factory == eager_task_factory;
}

struct task *api_current_task(void)
{
    return get_running_loop()->current;
}

struct value api_all_tasks(void)
{
    get_running_loop();
    return task_all();
}

struct future *api_future(struct value value)
{
    if (value.kind != VALUE_FUTURE)
        loop_raise(&TypeError, "a future or a task was expected");
    return value.as.future;
}

struct future *api_settable(struct value value, const char *operation)
{
    struct future *future = api_future(value);
    if (future_as_task(future))
        loop_raise(&RuntimeError, "Task does not support %s operation",
                   operation);
    return future;
}

struct value api_exception_of(struct value future)
{
    return value_exception(future_exception(api_future(future)));
}

/* A function of the program's own and what it is called with. */
struct own_callback {
    void (*function)(struct value argument);
    struct value argument;
    struct coro_type type; /* its name, for its frame */
};

static void call_with(void *self, struct value argument)
{
    struct own_callback *own = self;
    struct frame frame = {.type = &own->type, .outer = execution_here->frame};
    execution_here->frame = &frame;
    own->function(argument);
    execution_here->frame = frame.outer;
}

static void call_own(void *self, struct future *unused)
{
    (void)unused;
    struct own_callback *own = self;
    call_with(own, own->argument);
}

static struct own_callback *own_new(void (*function)(struct value argument),
                                    const char *name, struct value argument)
{
    struct own_callback *own = arena_alloc(loop_arena(), sizeof *own);
    own->function = function;
    own->argument = argument;
    own->type.name = name;
    return own;
}

void api_set_exception_handler(void (*function)(struct value context),
                               const char *name)
{
    loop_running()->exception_handler =
        function ? (struct exception_handler){call_with, own_new(function, name,
                                                                 VALUE_OF_NONE)}
                 : (struct exception_handler){0};
}

static struct callback own_callback(void (*function)(struct value argument),
                                    const char *name, struct value argument)
{
    struct own_callback *own = own_new(function, name, argument);
    return (struct callback){
        .function = call_own, .self = own, .name = name, .kind = LABEL_CALL};
}

void api_add_done_callback(struct value future,
                           void (*function)(struct value future),
                           const char *name)
{
    future_add_done_callback(api_future(future),
                             own_callback(function, name, future));
}

size_t api_remove_done_callback(struct value future,
                                void (*function)(struct value future))
{
    struct future *from = api_future(future);
    size_t removed = 0;
    for (size_t i = from->callback_count; i-- > 0;) {
        const struct own_callback *own = from->callbacks[i].self;
        if (from->callbacks[i].function == call_own &&
            own->function == function)
            removed += future_remove_done_callback(from, from->callbacks[i]);
    }
    return removed;
}

struct handle *api_call_soon(void (*function)(struct value argument),
                             const char *name, struct value argument)
{
    return loop_call_soon(loop_running(),
                          own_callback(function, name, argument), NULL);
}

struct handle *api_call_soon_threadsafe(void (*function)(struct value argument),
                                        const char *name, struct value argument)
{
    return loop_call_soon_threadsafe(loop_running(),
                                     own_callback(function, name, argument));
}

struct handle *api_call_later(double delay,
                              void (*function)(struct value argument),
                              const char *name, struct value argument)
{
    return &loop_call_later(loop_running(), delay,
                            own_callback(function, name, argument), NULL)
                ->handle;
}

struct handle *api_call_at(double when, void (*function)(struct value argument),
                           const char *name, struct value argument)
{
    return &loop_call_at(loop_running(), seconds_to_ns(when),
                         own_callback(function, name, argument), NULL)
                ->handle;
}

void api_raise_again(void)
{
    struct exception *handled = exception_handled();
    if (!handled)
        loop_raise(&RuntimeError, "No active exception to reraise");
    exception_raise_again(handled);
}

struct exception *api_exception(const struct exception_type *type, int has_text,
                                const char *format, ...)
{
    if (!has_text)
        return exception_new(loop_arena(), type);
    va_list args;
    va_start(args, format);
    const char *string = arena_vformat(loop_arena(), format, args);
    va_end(args);
    return exception_text(loop_arena(), type, string);
}
