/* SPDX-License-Identifier: MIT */
#include "sim/exception.h"

#include <assert.h>

#include "sim/arena.h"
#include "sim/coro.h"
#include "sim/exception_group.h"
#include "sim/loop.h"

const struct exception_type BaseException = {"BaseException", {NULL}};
#define X(name, ...) const struct exception_type name = {#name, {__VA_ARGS__}};
EXCEPTION_TYPES(X)
#undef X

struct execution *execution_here;

struct exception *exception_new(struct arena *arena,
                                const struct exception_type *type)
{
    struct exception *exception = arena_alloc(arena, sizeof *exception);
    exception->type = type;
    return exception;
}

struct exception *exception_text(struct arena *arena,
                                 const struct exception_type *type,
                                 const char *text)
{
    struct exception *exception = exception_new(arena, type);
    list_add(arena, &exception->args, value_str(arena_string(arena, text)));
    return exception;
}

struct exception *exception_of_errno(struct arena *arena,
                                     const struct exception_type *type,
                                     int number, const char *text)
{
    struct exception *exception = exception_new(arena, type);
    list_add(arena, &exception->args, value_int(number));
    list_add(arena, &exception->args, value_str(arena_string(arena, text)));
    return exception;
}

/* PyType_IsSubtype */
static bool is_subclass(const struct exception_type *type,
                        const struct exception_type *of)
{
    return type && (type == of || is_subclass(type->bases[0], of) ||
                    is_subclass(type->bases[1], of));
}

bool exception_is(const struct exception *exception,
                  const struct exception_type *type)
{
    return is_subclass(exception->type, type);
}

static bool is_handling(const struct try_block *block)
{
    return block->phase == TRY_HANDLING || block->phase == TRY_HANDLING_GROUP;
}

/* The coroutines that the exception leaves are over. */
static void close_frames(const struct frame *frame, const struct frame *until)
{
    for (; frame != until; frame = frame->outer)
        if (frame->coro)
            frame->coro->state = CORO_CLOSED;
}

/* PyTraceBack_Here, of which only that it is another traceback is kept. A C
 * function that is no coroutine, callback or DEF has no frame here. */
static void add_to_traceback(struct exception *exception)
{
    static uint64_t entries;
    exception->traceback = ++entries;
}

/* An EXCEPT_GROUP part raised: that goes on once all parts had their turn. */
static void keep_for_later(struct try_block *block, struct exception *exception)
{
    list_add(loop_arena(), &block->parts->raised, value_exception(exception));
}

/* An EXCEPT_GROUP part is over: the others have their turn with what is
 * left. */
static void next_part(struct try_block *block)
{
    block->exception = block->rest;
    block->phase = TRY_RAISED;
}

_Noreturn static void go_on(struct exception *exception)
{
    struct try_block *block = execution_here->tries;
    while (block && block->phase == TRY_FINALLY)
        block = block->outer;
    assert(block && "every stack has a TRY at its base");
    execution_here->tries = block;
    if (execution_here->frame != block->frame)
        add_to_traceback(exception);
    if (block->phase == TRY_HANDLING_GROUP) {
        keep_for_later(block, exception);
        next_part(block);
    } else {
        block->phase = is_handling(block) ? TRY_RAISED_AGAIN : TRY_RAISED;
        block->exception = exception;
    }
    close_frames(execution_here->frame, block->frame);
    execution_here->frame = block->frame;
    longjmp(block->env, 1);
}

static void enter(struct try_block *block)
{
    block->outer = execution_here->tries;
    block->frame = execution_here->frame;
    execution_here->tries = block;
    block->phase = TRY_BODY;
}

/* Leaves the chain; what was raised and not handled goes on. */
static void leave(struct try_block *block)
{
    assert(execution_here->tries == block &&
           "no return or break leads out of a TRY");
    execution_here->tries = block->outer;
    if (block->exception)
        go_on(block->exception);
}

bool try_next(struct try_block *block)
{
    switch (block->phase) {
    case TRY_START:
        enter(block);
        return true;
    case TRY_HANDLING:
        block->exception = NULL; /* the EXCEPT part ended: it is handled */
        block->phase = TRY_FINALLY;
        return true;
    case TRY_HANDLING_GROUP:
        next_part(block);
        return true;
    case TRY_FINALLY:
        leave(block);
        return false;
    default:
        if (block->parts)
            block->exception = group_of_parts(block->parts, block->exception);
        block->phase = TRY_FINALLY;
        return true;
    }
}

bool try_except(struct try_block *block, const struct exception_type *type)
{
    if (block->phase != TRY_RAISED || !exception_is(block->exception, type))
        return false;
    block->phase = TRY_HANDLING;
    return true;
}

bool try_except_group(struct try_block *block,
                      const struct exception_type *type)
{
    struct exception *match;
    if (block->phase != TRY_RAISED || !block->exception)
        return false;
    if (!block->parts) {
        block->parts = arena_alloc(loop_arena(), sizeof *block->parts);
        block->parts->original = block->exception;
    }
    group_split(block->exception, type, &match, &block->rest);
    if (!match) {
        block->exception = block->rest; /* a group made anew, where it is one */
        return false;
    }
    block->exception = match;
    block->phase = TRY_HANDLING_GROUP;
    return true;
}

static struct exception *handled_in(const struct execution *execution)
{
    const struct try_block *block = execution->tries;
    while (block && !is_handling(block) &&
           !(block->phase == TRY_FINALLY && block->exception))
        block = block->outer;
    return block ? block->exception : NULL;
}

struct exception *exception_handled(void)
{
    struct exception *handled = NULL;
    const struct execution *at = execution_here;
    for (; at && !handled; at = at->below)
        handled = handled_in(at);
    return handled;
}

/* As Python sets __context__, without making a circle. Unlike CPython: not
 * again where an exception thrown into a coroutine leaves it for one that
 * handles another (genobject.c gen_send_ex2); no trace shows contexts. */
static void set_context(struct exception *exception)
{
    struct exception *handled = exception_handled();
    if (handled == exception)
        return;
    for (struct exception *at = handled; at; at = at->context)
        if (at->context == exception)
            at->context = NULL;
    if (handled)
        exception->context = handled;
}

void exception_raise(struct exception *exception)
{
    set_context(exception);
    add_to_traceback(exception);
    go_on(exception);
}

void exception_raise_again(struct exception *handled)
{
    go_on(handled);
}

void try_check_left(const struct try_block *tries)
{
    assert(execution_here->tries == tries &&
           "no return or break leads out of a TRY");
    (void)tries;
}
