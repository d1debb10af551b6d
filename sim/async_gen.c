/* SPDX-License-Identifier: MIT */
#include "sim/async_gen.h"

#include <assert.h>

#include "sim/arena.h"
#include "sim/async.h"
#include "sim/context.h"
#include "sim/exception.h"
#include "sim/loop.h"
#include "sim/stack.h"
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
};

struct async_gen *async_gen_new(const struct coro_type *type, const void *args,
                                size_t size)
{
    struct arena *arena = &loop_running()->arena;
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

bool async_gen_next(struct async_gen *generator, struct value *value)
{
    check_idle(generator, "anext()");
    if (generator->state != GEN_CLOSED) {
        resume(generator);
        raise_what_left(generator);
    }
    *value = generator->yielded;
    return generator->state != GEN_CLOSED;
}

/* Unlike CPython, where __anext__ is an awaitable of its own kind: here, and
 * in aclose, a coroutine. Neither is the library's: W looks through them. */
COROUTINE(static, "__anext__", true, anext, struct async_gen *, generator)
{
    struct value value;
    if (!async_gen_next(generator, &value))
        exception_raise(
            exception_new(&loop_running()->arena, &StopAsyncIteration));
    return value;
}

struct coro *async_gen_anext(struct async_gen *generator)
{
    return anext(generator);
}

static void throw_exit(struct async_gen *generator)
{
    generator->thrown = exception_new(&loop_running()->arena, &GeneratorExit);
    TRY {
        resume(generator);
        raise_what_left(generator);
    }
    EXCEPT (GeneratorExit) {
        /* It went as asked. */
    }
    EXCEPT (StopAsyncIteration) {
        /* So it did. */
    }
    if (generator->state != GEN_CLOSED)
        loop_raise(&RuntimeError, "async generator ignored GeneratorExit");
}

COROUTINE(static, "aclose", true, aclose, struct async_gen *, generator)
{
    check_idle(generator, "aclose()");
    if (generator->state == GEN_SUSPENDED)
        throw_exit(generator);
    generator->state = GEN_CLOSED;
    return VALUE_OF_NONE;
}

struct coro *async_gen_aclose(struct async_gen *generator)
{
    return aclose(generator);
}
