/* SPDX-License-Identifier: MIT */
#include "sim/async_gen.h"

#include <assert.h>

#include "sim/arena.h"
#include "sim/context.h"
#include "sim/exception.h"
#include "sim/loop.h"
#include "sim/overflow.h"
#include "sim/stack.h"
#include "sim/task.h"
#include "sim/try.h"

/*
 * A generator runs on a stack of its own, inside the task that asks it for a
 * value: what its body awaits suspends that task, wherever its stack pointer
 * is. While it stands at a yield, `tries` and `frame` hold its part of the
 * task's chains; while it runs they are linked into them.
 */
struct async_gen {
    const struct coro_type *type;
    void *args;
    enum { GEN_CREATED, GEN_SUSPENDED, GEN_RUNNING, GEN_CLOSED } state;
    struct stack *stack;
    struct context context;
    struct context consumer; /* who asked for the value */
    struct try_block *tries;
    struct frame frame;       /* the body's */
    struct value yielded;     /* when it stands at a yield */
    struct exception *thrown; /* to be raised at the yield */
    struct exception *raised; /* what left the body; NULL: it returned */
    bool is_listed;           /* the loop knows it: somebody iterated */
    bool was_asked_to_close;  /* ag_closed: aclose() has begun */
    bool is_dropped;          /* the program has it no more */
    bool is_held;             /* shutdown_asyncgens has it */
    struct async_gen *next;   /* of the loop's */
};

struct async_gen *async_gen_new(const struct coro_type *type, const void *args,
                                size_t size)
{
    struct arena *arena = loop_arena();
    struct async_gen *generator = arena_alloc(arena, sizeof *generator);
    generator->type = type;
    generator->args = size ? arena_copy(arena, args, size) : NULL;
    generator->frame.type = type;
    generator->frame.generator = generator;
    generator->frame.file = type->file;
    generator->frame.line = type->line;
    return generator;
}

/* The first and outermost function on a generator's stack. */
static void body(void *argument)
{
    struct async_gen *generator = argument;
    TRY {
        generator->type->run(generator->args);
    }
    EXCEPT (StopAsyncIteration) { /* it would look like the end */
        generator->raised = loop_exception(
            &RuntimeError, "async generator raised StopAsyncIteration");
    }
    EXCEPT (BaseException) {
        generator->raised = exception_handled();
    }
    generator->state = GEN_CLOSED;
    context_leave(&generator->context, &generator->consumer);
}

/* The generator whose body calls: the innermost frame is its own. */
static struct async_gen *innermost(void)
{
    struct frame *frame = execution_here->frame;
    assert(frame && frame->generator && "a yield stands in a generator");
    return frame->generator;
}

void async_gen_yield(struct value value)
{
    struct async_gen *generator = innermost();
    generator->yielded = value;
    generator->state = GEN_SUSPENDED;
    generator->tries = execution_here->tries;
    context_switch(&generator->context, &generator->consumer);
    struct exception *thrown = generator->thrown;
    generator->thrown = NULL;
    if (thrown)
        exception_raise(thrown);
}

/* Runs the body, inside the running task, to its next yield or to its end. */
static void resume(struct async_gen *generator)
{
    struct loop *loop = loop_running();
    struct execution *here = execution_here;
    struct execution consumer = *here;
    if (generator->state == GEN_CREATED) {
        generator->stack = stack_take(&loop->stacks);
        context_make(&generator->context, generator->stack->bottom,
                     generator->stack->size, body, generator);
    }
    generator->state = GEN_RUNNING;
    generator->frame.outer = consumer.frame;
    here->tries = generator->tries;
    here->frame = &generator->frame;
    context_switch(&generator->consumer, &generator->context);
    overflow_check(generator->stack);
    *here = consumer;
    if (generator->state == GEN_CLOSED) {
        stack_give(&loop->stacks, generator->stack);
        generator->stack = NULL;
    }
}

static void check_idle(const struct async_gen *generator, const char *method)
{
    if (generator->state == GEN_RUNNING)
        loop_raise(&RuntimeError,
                   "%s: asynchronous generator is already running", method);
}

/* Raises what left the body, once. */
static void raise_what_left(struct async_gen *generator)
{
    struct exception *raised = generator->raised;
    generator->raised = NULL;
    if (raised)
        exception_raise(raised);
}

/* Runs it with an exception, raised where it stands. One that has not begun
 * ends without. */
static void throw_into(struct async_gen *generator, struct exception *thrown)
{
    if (generator->state != GEN_SUSPENDED) {
        generator->state = GEN_CLOSED;
        exception_raise(thrown);
    }
    generator->thrown = thrown;
    resume(generator);
    raise_what_left(generator);
}

/* base_events.py _asyncgen_firstiter_hook */
static void list_generator(struct async_gen *generator)
{
    struct loop *loop = loop_running();
    if (generator->is_listed)
        return;
    generator->is_listed = true;
    *loop->generators_end = generator;
    loop->generators_end = &generator->next;
}

bool async_gen_next(struct async_gen *generator, struct value *value)
{
    list_generator(generator);
    check_idle(generator, "anext()");
    if (generator->state != GEN_CLOSED) {
        resume(generator);
        raise_what_left(generator);
    }
    *value = generator->yielded;
    return generator->state != GEN_CLOSED;
}

/* -- What anext() and aclose() give ------------------------------------------
 *
 * In CPython awaitables of kinds of their own; here coroutines of types of
 * their own. W looks through them. */

/* async_gen_asend_send and async_gen_asend_throw */
static struct value anext_run(void *args)
{
    struct async_gen *generator = *(struct async_gen **)args;
    struct exception *thrown = task_thrown_at_start();
    struct value value = VALUE_OF_NONE;
    check_idle(generator, "anext()");
    if (thrown)
        throw_into(generator, thrown);
    else if (async_gen_next(generator, &value))
        return value;
    if (generator->state == GEN_CLOSED)
        exception_raise(exception_new(loop_arena(), &StopAsyncIteration));
    return generator->yielded;
}

static void end_by(struct async_gen *generator, struct exception *thrown)
{
    TRY {
        throw_into(generator, thrown);
    }
    EXCEPT (GeneratorExit) {
        /* It went as asked. */
    }
    if (generator->state != GEN_CLOSED)
        loop_raise(&RuntimeError, "async generator ignored GeneratorExit");
}

/* async_gen_athrow_send and async_gen_athrow_throw */
static struct value aclose_run(void *args)
{
    struct async_gen *generator = *(struct async_gen **)args;
    struct arena *arena = loop_arena();
    struct exception *thrown = task_thrown_at_start();
    if (!thrown && generator->state == GEN_CLOSED)
        return VALUE_OF_NONE;
    check_idle(generator, "aclose()");
    if (thrown) {
        end_by(generator, thrown);
        return VALUE_OF_NONE;
    }
    if (generator->was_asked_to_close)
        exception_raise(exception_new(arena, &StopAsyncIteration));
    generator->was_asked_to_close = true;
    end_by(generator, exception_new(arena, &GeneratorExit));
    return VALUE_OF_NONE;
}

struct coro *async_gen_anext(struct async_gen *generator)
{
    static const struct coro_type type = {
        "async_generator_asend", anext_run, NULL, 0, true, true};
    list_generator(generator);
    return coro_new(&type, &generator, sizeof generator);
}

struct coro *async_gen_aclose(struct async_gen *generator)
{
    static const struct coro_type type = {
        "async_generator_athrow", aclose_run, NULL, 0, true, true};
    list_generator(generator);
    return coro_new(&type, &generator, sizeof generator);
}

static void enter_aclosing(void *self)
{
    (void)self;
}

static bool exit_aclosing(void *self, struct exception *exception)
{
    (void)exception;
    coro_await(async_gen_aclose(self));
    return false;
}

struct async_manager aclosing_manager(struct async_gen *generator)
{
    return (struct async_manager){generator, enter_aclosing, exit_aclosing};
}

/* -- The end -------------------------------------------------------------- */

/* BaseEventLoop.create_task, as a handle */
static void create_close_task(void *self, struct future *unused)
{
    (void)unused;
    task_create(async_gen_aclose(self), NULL);
}

/* base_events.py _asyncgen_finalizer_hook, and when it is called */
static void finalize(struct async_gen *generator)
{
    if (!generator->is_dropped || generator->is_held || !generator->is_listed ||
        generator->was_asked_to_close || generator->state == GEN_CLOSED)
        return;
    loop_call_soon(loop_running(),
                   (struct callback){.function = create_close_task,
                                     .self = generator,
                                     .name = "create_task",
                                     .kind = LABEL_CALL},
                   NULL);
}

void async_gen_drop(struct async_gen *generator)
{
    if (generator->state == GEN_RUNNING)
        return; /* who runs it has it */
    generator->is_dropped = true;
    finalize(generator);
}

void async_gens_release(struct loop *loop)
{
    for (struct async_gen *at = loop->generators; at; at = at->next) {
        bool was_held = at->is_held;
        at->is_held = false;
        if (was_held)
            finalize(at);
    }
}

struct value async_gens_close(struct loop *loop)
{
    struct value awaitables = value_list(&loop->arena);
    for (struct async_gen *at = loop->generators; at; at = at->next)
        if (at->state != GEN_CLOSED && !at->is_dropped) {
            at->is_held = true;
            list_add(&loop->arena, awaitables.as.list,
                     value_coro(async_gen_aclose(at)));
        }
    return awaitables;
}
