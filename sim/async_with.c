/* SPDX-License-Identifier: MIT */
#include "sim/async_with.h"

bool with_next(struct with_block *with)
{
    if (with->block.phase == TRY_START) {
        with->manager.enter(with->manager.self);
        return try_next(&with->block);
    }
    /* The body ended or raised: exit is the block's FINALLY part, so that what
     * it raises goes further out. */
    try_next(&with->block);
    if (with->manager.exit(with->manager.self, with->block.exception))
        with->block.exception = NULL;
    return try_next(&with->block);
}
