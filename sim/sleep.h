/* SPDX-License-Identifier: MIT */
/* sleep.h -- mirrors asyncio.sleep (tasks.py, CPython 3.13). */
#ifndef LOOPSCOPE_SIM_SLEEP_H
#define LOOPSCOPE_SIM_SLEEP_H

#include "sim/coro.h"

/* Completes after `delay` seconds with `result`; a delay of 0 or less gives
 * up one turn and arms no timer. */
struct coro *sleep_coro(double delay, struct value result);

#endif
