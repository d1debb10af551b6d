/* SPDX-License-Identifier: MIT */
/* call.h -- a plain function with its arguments, to be called later: by a
 * worker thread, for instance. As functools.partial. */
#ifndef LOOPSCOPE_SIM_CALL_H
#define LOOPSCOPE_SIM_CALL_H

#include <stddef.h>

#include "sim/coro.h"

struct call {
    const struct coro_type *type;
    void *args; /* a copy of them, in the arena */
};

struct call *call_new(const struct coro_type *type, const void *args,
                      size_t size);
/* Calls the function here and now, with a frame of its own. */
struct value call_now(struct call *call);

#endif
