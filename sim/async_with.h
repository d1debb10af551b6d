/* SPDX-License-Identifier: MIT */
/* async_with.h -- `async with`: a block that is entered and left. */
#ifndef LOOPSCOPE_SIM_ASYNC_WITH_H
#define LOOPSCOPE_SIM_ASYNC_WITH_H

#include <stdbool.h>

#include "sim/exception.h"

/*
 * What __aenter__ and __aexit__ do. exit gets the exception that leaves the
 * block, or NULL, and returns whether it swallows it; both may await and
 * raise.
 */
struct async_manager {
    void *self;
    void (*enter)(void *self);
    bool (*exit)(void *self, struct exception *exception);
};

struct with_block {
    struct try_block block;
    struct async_manager manager;
};

/*
 *     WITH_MANAGER (manager) {
 *         ...
 *     }
 *
 * No return, break, continue or goto leads out of the block.
 */
#define WITH_MANAGER(expression)                                               \
    for (struct with_block with_ = {.manager = (expression)};                  \
         with_next(&with_);)                                                   \
        if (with_.block.phase == TRY_BODY && setjmp(with_.block.env) == 0)

bool with_next(struct with_block *with);

#endif
