/* SPDX-License-Identifier: MIT */
/* timeouts.h -- deadlines. Mirrors asyncio.timeout (timeouts.py) and
 * asyncio.wait_for (tasks.py), CPython 3.13. */
#ifndef LOOPSCOPE_SIM_TIMEOUTS_H
#define LOOPSCOPE_SIM_TIMEOUTS_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

#include "sim/async_with.h"
#include "sim/coro.h"

/* For a deadline: Python's None. */
#define NO_TIMEOUT INFINITY

struct timeout;

/* A deadline `delay` seconds from now, or at `when` seconds of the loop's
 * clock; it counts from when the block is entered. */
struct timeout *timeout_after(double delay);
struct timeout *timeout_at(double when);

/* The deadline moves, while the block runs. (Timeout.reschedule) */
void timeout_reschedule(struct timeout *timeout, double when);
/* The deadline in seconds, or NO_TIMEOUT. (Timeout.when) */
double timeout_when(const struct timeout *timeout);
/* Whether it cancelled the block. (Timeout.expired) */
bool timeout_expired(const struct timeout *timeout);

/* For WITH_MANAGER: TimeoutError leaves the block when the deadline passes. */
struct async_manager timeout_manager(struct timeout *timeout);

/* Awaits with a deadline, in the same task. (wait_for, as of 3.12) */
struct coro *wait_for_value(struct value awaitable, double timeout);

#endif
