/* SPDX-License-Identifier: MIT */
/* waiting.h -- waiting for some of many. Mirrors asyncio.wait, as_completed
 * and shield (tasks.py, CPython 3.13). */
#ifndef LOOPSCOPE_SIM_WAITING_H
#define LOOPSCOPE_SIM_WAITING_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/coro.h"
#include "sim/future.h"
#include "sim/value.h"

enum return_when { ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION };

/*
 * Waits until all of a list's futures are done, or one, or one with an
 * exception, or the timeout (seconds, or NO_TIMEOUT) is over; completes with
 * a tuple of two lists, done and pending. Cancels nothing. Raises ValueError
 * for an empty list, TypeError for coroutines, and AttributeError for what is
 * no future. (asyncio.wait)
 */
struct coro *wait_values(struct value futures, double timeout,
                         enum return_when return_when);

/* A future that is done when `awaitable` is; cancelling it leaves that
 * alone. (asyncio.shield) */
struct future *shield_value(struct value awaitable);

struct as_completed;

/* Iterates over a list's awaitables as they are done. (asyncio.as_completed)
 */
struct as_completed *as_completed_values(struct value awaitables,
                                         double timeout);
/* Whether there is a further one: the iterator's StopIteration. */
bool as_completed_more(const struct as_completed *iterator);
/* A coroutine that completes with the next one's result, or raises its
 * exception; TimeoutError when the time is over. (__next__) */
struct coro *as_completed_next(struct as_completed *iterator);
/* As `async for` does: completes with the future itself. (__anext__) */
struct coro *as_completed_anext(struct as_completed *iterator);

#endif
