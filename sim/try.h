/* SPDX-License-Identifier: MIT */
/* try.h -- TRY, EXCEPT and FINALLY: Python's statement over setjmp. */
#ifndef LOOPSCOPE_SIM_TRY_H
#define LOOPSCOPE_SIM_TRY_H

#include "sim/exception.h"

/*
 *     TRY {
 *         ...
 *     } EXCEPT (ValueError) {
 *         ...                  caught() is the exception, RAISE raises it on
 *     } FINALLY {
 *         ...
 *     }
 *
 * Any number of EXCEPT parts, the first that matches runs; FINALLY may be
 * left out. No return, break, continue or goto leads out of any part. Locals
 * changed in the body and read after it was left by an exception are
 * volatile (gcc's -Wclobbered finds those that are not).
 *
 * The loop passes over the if chain once for each part that runs: try_next()
 * says whether there is another, and the chain selects it. An exception
 * comes back through setjmp with the block's phase changed.
 */
#define TRY                                                                    \
    for (struct try_block try_ = {.phase = TRY_START}; try_next(&try_);)       \
        if (try_.phase == TRY_BODY && setjmp(try_.env) == 0)

#define EXCEPT(type) else if (try_except(&try_, &type))

/* `except*`: runs with what of a group is of this type; the rest goes on to
 * the next EXCEPT_GROUP part, and out. */
#define EXCEPT_GROUP(type) else if (try_except_group(&try_, &type))

#define FINALLY else if (try_.phase == TRY_FINALLY)

#endif
