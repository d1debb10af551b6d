/* SPDX-License-Identifier: MIT */
/* barrier.h -- tasks that go on together. Mirrors asyncio.Barrier (locks.py,
 * CPython 3.13). */
#ifndef LOOPSCOPE_SIM_BARRIER_H
#define LOOPSCOPE_SIM_BARRIER_H

#include <stdbool.h>

#include "sim/async_with.h"
#include "sim/coro.h"

struct barrier;

/* For `parties` tasks; raises ValueError below 1. */
struct barrier *barrier_new(long parties);
/* Waits until that many tasks wait; completes with the number that waited
 * before. Raises BrokenBarrierError after an abort or a reset. */
struct coro *barrier_wait(struct barrier *barrier);
/* Those who wait now get BrokenBarrierError. */
struct coro *barrier_reset(struct barrier *barrier);
/* So do they and all who come. */
struct coro *barrier_abort(struct barrier *barrier);
/* How many wait; 0 while they are let go. (Barrier.n_waiting) */
long barrier_n_waiting(const struct barrier *barrier);
bool barrier_broken(const struct barrier *barrier);
/* `async with barrier` */
struct async_manager barrier_manager(struct barrier *barrier);

#endif
