/* SPDX-License-Identifier: MIT */
/* gather.h -- one future for many. Mirrors asyncio.gather and
 * asyncio.ensure_future (tasks.py, CPython 3.13). */
#ifndef LOOPSCOPE_SIM_GATHER_H
#define LOOPSCOPE_SIM_GATHER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/future.h"
#include "sim/value.h"

/* The future an awaitable is; a new task for a coroutine. Raises TypeError
 * for anything else. (ensure_future) */
struct future *future_ensure(struct value awaitable);

/* The same awaitable twice has the same. */
const void *awaitable_identity(struct value awaitable);

/* Awaits a coroutine (inline, in the running task) or a future; raises
 * TypeError for anything else. */
struct value value_await(struct value awaitable);

/*
 * A future whose result is the list of theirs, in this order. Coroutines
 * become tasks; the same object twice is one child; a list stands for its
 * items, as *list does in Python. Unless return_exceptions, the first
 * exception is the outer's at once, and the other children go on.
 */
struct future *gather_values(const struct value *awaitables, size_t count,
                             bool return_exceptions);

/* _GatheringFuture.cancel: cancels the children that are not done. */
bool gather_cancel(struct future *outer, const char *message);

#endif
