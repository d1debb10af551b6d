/* SPDX-License-Identifier: MIT */
/* io.h -- I/O operations: begun now, complete when they are due. Mirrors
 * operations.py of the recorder, where selector.py stands on a real loop. */
#ifndef LOOPSCOPE_SIM_IO_H
#define LOOPSCOPE_SIM_IO_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/timers.h"
#include "sim/value.h"

struct exception;
struct future;
struct loop;
struct operation;

/*
 * The operations under way of a loop, the earliest first; of several that are
 * due at one instant the one that was begun first. An operation is under way
 * until the poll that finds it due delivers it, or until who awaits it is
 * cancelled: it is then given up, and nothing is delivered.
 */
struct io {
    struct timers heap; /* a handle that joins ready at a given time */
};

/*
 * Begins an operation that takes `latency` ns. The future then has this
 * result, or this exception unless it is NULL. The name is copied.
 * (operations.py Operations.begin)
 */
struct future *io_begin(const char *name, int64_t latency, struct value result,
                        struct exception *error);
/* Cancels the future of an operation: it is given up. (OperationFuture.cancel)
 */
bool io_cancel(struct future *future, const char *message);

/* For the loop's poll. When the next one is due, in ns; INT64_MAX: none. */
int64_t io_next(struct io *io);
/* Those due now or earlier, and what has arrived at sockets, append their
 * handles to ready. */
void io_deliver_due(struct loop *loop);
void io_free(struct io *io);

#endif
