/* SPDX-License-Identifier: MIT */
#include "sim/coro.h"

#include "sim/arena.h"
#include "sim/exception.h"
#include "sim/loop.h"

struct coro *coro_new(const struct coro_type *type, const void *args,
                      size_t size)
{
    struct loop *loop = loop_running();
    struct coro *coro = arena_alloc(&loop->arena, sizeof *coro);
    coro->type = type;
    coro->args = size ? arena_copy(&loop->arena, args, size) : NULL;
    *loop->coros_end = coro;
    loop->coros_end = &coro->next;
    return coro;
}

struct exception *coro_reused(void)
{
    return loop_exception(&RuntimeError,
                          "cannot reuse already awaited coroutine");
}

static bool is_executing(const struct coro *coro)
{
    for (struct execution *at = execution_here; at; at = at->below)
        for (struct frame *frame = at->frame; frame; frame = frame->outer)
            if (frame->coro == coro)
                return true;
    return false;
}

/* genobject.c gen_send_ex2 and _PyCoro_GetAwaitableIter, 3.13 */
static void check_fresh(const struct coro *coro)
{
    if (coro->state == CORO_CLOSED)
        exception_raise(coro_reused());
    if (coro->state == CORO_STARTED && is_executing(coro))
        loop_raise(&ValueError, "coroutine already executing");
    if (coro->state == CORO_STARTED)
        loop_raise(&RuntimeError, "coroutine is being awaited already");
}

struct value coro_await(struct coro *coro)
{
    check_fresh(coro);
    struct frame frame = {.type = coro->type,
                          .coro = coro,
                          .file = coro->type->file,
                          .line = coro->type->line,
                          .outer = execution_here->frame};
    execution_here->frame = &frame;
    coro->state = CORO_STARTED;
    struct try_block *tries = execution_here->tries;
    struct value result = coro->type->run(coro->args);
    try_check_left(tries);
    coro->state = CORO_CLOSED;
    execution_here->frame = frame.outer;
    return result;
}

void frame_at(const char *file, uint32_t line)
{
    struct frame *frame = execution_here->frame;
    if (!frame)
        return;
    frame->file = file;
    frame->line = line;
}
