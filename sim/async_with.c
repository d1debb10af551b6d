/* SPDX-License-Identifier: MIT */
#include "sim/async_with.h"

bool with_next(struct with_block *with)
{
    if (with->block.phase == TRY_START) {
        with->manager.enter(with->manager.self);
        return try_next(&with->block);
    }
    /* The body ended or raised: the block leaves the chain first, so that
     * what exit raises goes further out. */
    try_next(&with->block);
    struct exception *exception = with->block.exception;
    if (!with->manager.exit(with->manager.self, exception) && exception)
        exception_raise(exception);
    return false;
}
