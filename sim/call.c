/* SPDX-License-Identifier: MIT */
#include "sim/call.h"

#include "sim/arena.h"
#include "sim/exception.h"
#include "sim/loop.h"

struct call *call_new(const struct coro_type *type, const void *args,
                      size_t size)
{
    struct arena *arena = loop_arena();
    struct call *call = arena_alloc(arena, sizeof *call);
    call->type = type;
    call->args = size ? arena_copy(arena, args, size) : NULL;
    return call;
}

struct value call_now(struct call *call)
{
    struct frame frame = {.type = call->type,
                          .file = call->type->file,
                          .line = call->type->line,
                          .outer = execution_here->frame};
    execution_here->frame = &frame;
    struct value result = call->type->run(call->args);
    execution_here->frame = frame.outer;
    return result;
}
